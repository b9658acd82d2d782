/**
 * What `/canirun` says, as codes and facts: the bot's message catalogues word them (`bot/messages`), in every language.
 * A code is the key of its message; here stands which facts each takes.
 */

/** A text of a data file that is not the same in every language. */
export interface Localized {
  readonly en: string;
  readonly de: string;
}

/** Several values in one place, and what stands between them. */
export interface SaidList {
  readonly list: ',' | ';' | 'and' | 'or';
  readonly of: readonly SaidValue[];
}

/** A fact that is put into a message: a name or number as it is, or what is worded itself. */
export type SaidValue = string | number | Localized | Said | SaidList;

/** The facts of each code, by name; `never` where it takes none. */
export interface SaidFacts {
  'say.this-cpu': 'architecture';
  'say.this-host': never;
  'say.closed-system': never;

  'image.too-many': never;
  'image.unreachable': 'registry';
  'image.unusable': 'registry' | 'what';
  'image.rate-limited': 'registry';
  'image.rate-limited-until': 'registry' | 'time';
  'image.denied': 'registry' | 'name';
  'image.no-official': 'name';
  'image.no-repository': 'registry' | 'name';
  'image.no-tag': 'registry' | 'name' | 'tag';
  'image.no-digest': 'registry' | 'name' | 'digest';
  'image.no-such-tag': 'registry' | 'image';
  'image.no-such-digest': 'registry' | 'image';
  'image.offline': 'name' | 'registry';
  'image.no-vm': 'name';
  'image.no-platform': never;
  'image.not-for': 'name' | 'platform' | 'offered';
  'image.meant': 'message' | 'suggestion';
  'catalogue.popular': 'date';
  'catalogue.tag': 'date' | 'name' | 'tag';
  'catalogue.tag-of': 'date' | 'name' | 'tag' | 'kind';
  'catalogue.digest': 'date' | 'name';

  'why.artifact': 'image' | 'what';
  'why.empty': never;
  'why.brings': 'platforms' | 'more';
  'why.base': 'base';
  'why.readings': 'ends';
  'why.reading': 'parts' | 'verdict';
  'why.reading-because': 'parts' | 'verdict' | 'because';
  'why.another-part': never;

  'why.kernel.own': 'os' | 'kernel';
  'why.kernel.vm': 'kernel' | 'tool';
  'why.kernel.hyper-v': never;
  'why.kernel.too-old': 'kernel' | 'tool';
  'why.kernel.none': 'kernel' | 'os';
  'why.windows.takes': 'version' | 'os' | 'isolation';
  'why.windows.takes-any': 'os' | 'isolation';
  'why.windows.refuses': 'version' | 'os' | 'isolation';

  'why.cpu.fits': 'platform' | 'cpu';
  'why.cpu.fallback': 'platform' | 'cpu' | 'architecture';
  'why.cpu.level': 'platform' | 'cpu' | 'level';
  'why.cpu.level-unnamed': 'platform';
  'why.cpu.unregistered': 'platform';
  'why.cpu.emulation-kernel': 'platform' | 'kernel';
  'why.cpu.emulated': 'platform' | 'architecture';
  'why.cpu.none': 'platforms' | 'architecture';
  'why.cpu.no-64-bit': 'platforms';
  'why.cpu.no-programs': 'cpu';

  'why.need.found': 'need' | 'found';
  'why.need.found-symptom': 'need' | 'found' | 'symptom';
  'why.cuda': 'cuda';
  'why.nvidia': never;
  'why.gpu-reserved': never;

  'why.engine.narrow': 'asked' | 'platform';
  'why.engine.mode': 'mode';

  'why.tool.supplies': 'tool';
  'why.tool.supplies-ended': 'tool';
  'why.tool.virtualization-off': 'tool';
  'why.tool.nesting-unsaid': 'tool';
  'why.tool.not-nested': 'tool';
  'why.tool.feature-off': 'tool' | 'feature';
  'why.tool.named-lacks': 'tool' | 'kernel' | 'os';
  'why.tool.none': 'kernel' | 'os';

  'why.vm.brings': 'guest';
  'why.vm.brings-own': never;
  'why.vm.own': 'guest' | 'cpu';
  'why.vm.software': 'guest';
  'why.vm.emulated': 'guest' | 'cpu';
  'why.vm.runs': 'tool' | 'os';
  'why.vm.runs-ended': 'tool' | 'os';
  'why.vm.no-virtualization': 'tool';
  'why.vm.nesting-unsaid': 'tool';
  'why.vm.wider': 'guest';
  'why.vm.no-such-guest': 'guest' | 'tools' | 'cpu';
  'why.vm.no-hypervisor': 'os';
  'why.vm.apple': never;

  'found.level': 'cpu' | 'level';
  'found.has': 'cpu';
  'found.has-not': 'cpu';
  'found.cpu-unnamed': never;
  'found.here': 'version';
  'found.libseccomp': 'version';
  'found.docker': 'version';
  'found.no-vsyscall': never;
  'found.cgroup': 'version';
  'found.pages': 'size';
  'found.no-nvidia': never;
  'found.gpu-not-passed': 'tool';
  'found.gpu-unnamed': never;
  'found.one': never;
  'found.driver-fits': 'driver';
  'found.driver-depends': 'driver';
  'found.driver-old': 'driver';
  'found.no-amd': never;
  'found.driver': 'version';
  'found.driver-newest': never;
  'found.driver-cuda': 'cuda';

  'fix.register-qemu': 'platform';
  'fix.run-platform': 'platform';
  'fix.64-bit': never;
  'fix.switch-mode': 'mode';
  'fix.image-for': 'os';
  'fix.upgrade-to': 'os';
  'fix.upgrade-macos': never;
  'fix.small-pages': never;
  'fix.driver': 'version';
  'fix.hyper-v-isolation': never;
  'fix.toolbox': never;
  'fix.wsl2': never;
  'fix.other-tool': 'tool';
  'fix.own-vm': 'system';
  'fix.other-machine': 'system' | 'architecture';
  'fix.other-machine-gpu': 'system' | 'architecture';
  'fix.other-machine-newer': 'system' | 'architecture';
  'fix.switch-on': 'feature';
  'fix.firmware': never;
  'fix.linux-runner': never;
  'fix.allow-nested': never;
  'fix.guest-for': 'architecture';
  'fix.use': 'tool';
  'fix.use-from': 'tool' | 'address';
  'fix.nested-or-own': never;
  'fix.newer-os-for-hypervisor': never;
  'fix.tag': 'image';
  'fix.tag-until': 'image' | 'next';
  'fix.tag-known': 'image';

  'ask.host': never;
  'ask.windows': never;
  'ask.linux': never;
  'ask.which': 'name';
  'ask.number': 'words' | 'meaning';
  'ask.node': never;
  'ask.no-wsl2': 'windows';
  'apart.number': 'meaning';
  'apart.without': 'words';
  'apart.nodes': 'nodes';
  'apart.nodes-more': 'nodes' | 'more';
  'ask.release': 'system' | 'version';
  'ask.contradiction': 'problem';
  'ask.mac-chip': never;
  'ask.processor': never;
  'ask.system': never;
  'ask.which-reading': never;
  'ask.host-system': never;
  'ask.cpu': never;
  'ask.gpu': never;
  'ask.nvidia': never;
  'ask.nested': never;
  'ask.guest': never;

  'warn.unsure-cpu': 'words';
  'warn.no-tag': 'name' | 'count';
  'warn.memory': 'wanted' | 'has';
  'warn.emulation': never;
  'warn.armv6': never;
  'warn.freebsd': never;
  'warn.lambda': never;
  'warn.lxc': never;

  'assumed.guest': 'architecture';
  'assumed.newest': 'name';
  'assumed.newest-mac': 'name';
  'assumed.by-kernel': 'name';
  'assumed.by-tool': 'part' | 'tool';
  'assumed.usual': 'system';
  'assumed.below': 'system';
  'assumed.vm-on': 'system' | 'on';
  'assumed.vm-on-mac': 'system';
  'assumed.wsl2': 'system';
  'assumed.x86': never;
  'assumed.64-bit': never;

  'clash.architecture': 'part' | 'is' | 'said';
  'clash.that-machine': never;
  'clash.no-32-bit': 'system' | 'architecture';
  'clash.system': 'system' | 'part' | 'architecture';
  'clash.both': 'first' | 'second';
  'clash.mac': 'system';

  'part.amd64': never;
  'part.386': never;
  'part.arm64': never;
  'part.arm': never;
  'part.ppc': never;
  'part.intel': never;
  'part.arm64-named': 'part';
  'part.arm-named': 'part';

  'layer.system': never;
  'layer.kernel': 'version';
  'layer.own-kernel': never;
  'layer.its-kernel': never;
  'layer.no-tool': never;
  'layer.not-here': never;
  'layer.emulator': 'architecture' | 'cpu';
  'layer.cpu': 'model' | 'architecture';
  'layer.applications': never;
  'layer.applications-for': 'platform';

  'error.has': 'architecture';
  'error.lacks': 'architecture' | 'platforms';
  'error.pages': 'size';
  'error.kernel': 'version';
  'error.docker': 'version';
  'error.vm': never;
}

/** The code of what is said; the key of its message. */
export type SaidCode = keyof SaidFacts;

/** A message by its code, with the facts that are put in. */
export interface Said {
  readonly code: SaidCode;
  readonly facts: Readonly<Record<string, SaidValue>>;
}

/**
 * A whole sentence: a message, or a text of a data file. A bare string is English only: what a registry, or the grammar
 * of references, answers.
 */
export type Sentence = string | Localized | Said;

/** What follows a code: its facts, or nothing where it takes none. */
type FactsOf<Code extends SaidCode> = [SaidFacts[Code]] extends [never]
  ? []
  : [facts: Readonly<Record<SaidFacts[Code], SaidValue>>];

/** A message with its facts; the compiler knows which each code takes. */
export function said<Code extends SaidCode>(code: Code, ...[facts]: FactsOf<Code>): Said {
  return { code, facts: facts ?? {} };
}

/** Whether two sentences say the same, for leaving out what stands twice. */
export function sameSentence(a: Sentence, b: Sentence): boolean {
  return sentenceKey(a) === sentenceKey(b);
}

/** A text that is the same for sentences that say the same. */
export function sentenceKey(sentence: Sentence): string {
  return JSON.stringify(sentence);
}
