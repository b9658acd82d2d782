/** Reads what `uname -a` and kernel release strings tell. */

/** What systems a kernel's name betrays: a piece of its release or version string, and the words for it. */
const KERNEL_MARKS: readonly (readonly [mark: RegExp, words: string])[] = [
  [/microsoft-standard/i, 'wsl2'],
  [/-Microsoft\b/i, 'wsl1'],
  [/linuxkit/i, 'docker desktop vm'],
  [/orbstack/i, 'orbstack macos'],
  [/\.el(\d+)/, 'rhel $1'],
  [/\.fc(\d+)/, 'fedora $1'],
  [/\.amzn(\d+)/, 'amazon linux $1'],
  [/\.amzn1/, 'amazon linux 1'],
  [/-pve\b/, 'proxmox'],
  [/\brpi-2712\b|-v8-16k\b/, 'raspberry pi 5 ; 16k pages'],
  [/\+rpt|\brpi-v[678]|-v[78]l?\+|\bRaspbian\b/, 'raspberry pi os'],
  [/synology_/i, 'synology dsm'],
  [/-qnap\b/i, 'qnap qts'],
  [/-Unraid\b/i, 'unraid'],
  [/\+?truenas\b/i, 'truenas scale'],
  [/-arch\d/, 'arch linux'],
  [/-MANJARO\b/i, 'manjaro'],
  [/-cachyos\b/i, 'cachyos'],
  [/-gentoo\b/i, 'gentoo'],
  [/-raspi\b/, 'raspberry pi ubuntu'],
  [/-tegra\b/i, 'nvidia jetson'],
  [/-android\d|\bAndroid$|\bToybox$/i, 'android'],
  [/\basahi\b/i, 'asahi linux'],
  [/\+deb(\d+)|~deb(\d+)/, 'debian $1$2'],
  [/Ubuntu\b/, 'ubuntu'],
  [/\bDebian\b/, 'debian'],
  [/-Alpine\b/i, 'alpine'],
];

/** What a kernel tells for sure, whatever the distribution's name. */
const CERTAIN = /^(?:wsl|docker desktop|orbstack|raspberry pi 5)/;

/** Stands before words that only hint at something. */
export const HINT = '~';

/**
 * What a kernel's release and version strings tell.
 * @param release - `5.15.0-91-generic`, with what stands behind it
 * @returns words that the recogniser understands: the version, and the distribution if its mark is there
 */
export function wordsOfKernel(release: string): readonly string[] {
  const words = [...versionOf(release)];
  for (const [mark, meaning] of KERNEL_MARKS) {
    const match = mark.exec(release);
    if (match === null) continue;
    const named = meaning.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? '');
    words.push(CERTAIN.test(named) ? named : `${HINT}${named}`);
    break;
  }
  return words;
}

function versionOf(release: string): readonly string[] {
  const version = /^\d{1,2}\.\d{1,3}(?:\.\d{1,4})?/.exec(release)?.[0];
  return version === undefined ? [] : [`kernel ${version}`];
}

/** The container that ChromeOS makes is called penguin, and its kernels are named after a commit. */
function isCrostini(line: string): boolean {
  return /\bLinux penguin \S+-\d{5}-g[0-9a-f]{6,}/.test(line);
}

/**
 * A processor that the line names: its model before the vendor (coreutils' `uname -p`, as on Gentoo and Google's
 * nodes), or the chip that a kernel was built for.
 */
function partIn(text: string): readonly string[] {
  const model = /\bx86_64 (\S.{2,60}?) (?:GenuineIntel|AuthenticAMD)\b/.exec(text)?.[1];
  if (model !== undefined) return [model.replace(/\((?:r|tm)\)/gi, ' ')];
  return /\b(?:rk3\d{3}[a-z]?|bcm27\d\d)\b/i.exec(text)?.slice(0, 1) ?? [];
}

/**
 * Reads a line of `uname -a` or `/proc/version`.
 * @param line - at most a few hundred characters
 * @returns words for the recogniser; undefined if it is no such line
 */
export function readUname(line: string): readonly string[] | undefined {
  const version = /\bLinux version (\d+\.\d+\S*)(.*)$/.exec(line);
  if (version !== null) return wordsOfKernel(`${version[1] ?? ''}${version[2] ?? ''}`);
  const linux = /\bLinux \S+ (\d+\.\d+\S*) (.*)$/.exec(line);
  if (linux !== null) {
    const rest = linux[2] ?? '';
    if (isCrostini(line))
      return ['crostini', ...versionOf(linux[1] ?? ''), ...architectureIn(rest)];
    return [
      ...wordsOfKernel(`${linux[1] ?? ''} ${rest}`),
      ...architectureIn(rest),
      ...partIn(`${linux[1] ?? ''} ${rest}`),
    ];
  }
  const darwin = /\bDarwin (?:\S+|Kernel Version) (\d+)\.\d+\.\d+:? (.*)$/.exec(line);
  if (darwin !== null) return [macosOfDarwin(Number(darwin[1])), ...appleHardware(darwin[2] ?? '')];
  const bsd = /\b(FreeBSD|OpenBSD|NetBSD) \S+ (\d+\.\d+)\S* (.*)$/.exec(line);
  if (bsd !== null) return [`${bsd[1] ?? ''} ${bsd[2] ?? ''}`, ...architectureIn(bsd[3] ?? '')];
  const sun = /\bSunOS \S+ 5\.11 (\S+)/.exec(line);
  if (sun !== null) return [sunName(sun[1] ?? '')];
  const windows = /\b(?:MINGW64|MINGW32|MSYS|CYGWIN)_NT-10\.0-(\d{5})/.exec(line);
  return windows === null ? undefined : [`windows 10.0.${windows[1] ?? ''}`];
}

const ARCHITECTURE =
  /\b(x86_64|amd64|i[3-6]86|aarch64(?:_be)?|arm64|armv[5-8]\w*|ppc64le|ppc64|ppc|s390x|riscv64|loongarch64|mips64|mips)\b/g;

function architectureIn(text: string): readonly string[] {
  const found = text.match(ARCHITECTURE)?.at(-1);
  return found === undefined ? [] : [found];
}

/** A kernel's version ends in what it was built for: `RELEASE_ARM64_T8103` (the chip's number), `RELEASE_X86_64`. */
function appleHardware(text: string): readonly string[] {
  const chip = /RELEASE_ARM64_(T\d{4}|VMAPPLE)\b/.exec(text)?.[1];
  if (chip === 'VMAPPLE') return ['apple silicon', 'vm'];
  if (chip !== undefined) return ['apple silicon', chip.toLowerCase()];
  if (/ARM64|\barm64\b/.test(text)) return ['apple silicon'];
  return /x86_64|i386/i.test(text) ? ['intel mac'] : [];
}

/** Before Darwin 20 it is macOS 10.x; 20 is macOS 11 and so on; 25 is macOS 26, and from 27 on both count alike. */
function macosOfDarwin(major: number): string {
  if (major >= 25) return `macos ${Math.max(major, 26)}`;
  return major >= 20 ? `macos ${major - 9}` : `macos 10.${major - 4}`;
}

function sunName(version: string): string {
  if (version.startsWith('joyent')) return 'smartos';
  if (version.startsWith('omnios')) return 'omnios';
  return version.startsWith('illumos') ? 'illumos' : 'solaris 11.4';
}
