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
  [/\.ky(\d+)/, 'kylin $1'],
  [/-pve\b/, 'proxmox'],
  // Raspberry Pi's kernels (raspberrypi.com/documentation/computers/linux_kernel.html): 2712 is the Pi 5's, with pages
  // of 16 KiB; v8 runs on each 64-bit Pi from 3 to 5, so it tells no model; the others are 32-bit.
  [/\brpi-2712\b|-v8-16k\b/, 'raspberry pi 5 ; 16k pages'],
  [/\brpi-v7l?\b/, 'armv7l kernel ; raspberry pi ; ~raspberry pi os'],
  [/-v7l?\+/, 'armv7l kernel ; ~raspberry pi os'],
  [/\brpi-v6\b/, 'armv6l ; raspberry pi ; ~raspberry pi os'],
  [/\brpi-v8\b/, 'aarch64 kernel ; raspberry pi ; ~raspberry pi os'],
  [/-v8l?\+/, 'aarch64 kernel ; ~raspberry pi os'],
  [/\+rpt|\bRaspbian\b/, '~raspberry pi os'],
  [/synology_/i, 'synology dsm'],
  [/-qnap\b/i, 'qnap qts'],
  [/-Unraid\b/i, 'unraid'],
  [/\+?truenas\b/i, 'truenas scale'],
  [/-arch\d/, 'arch linux'],
  [/-MANJARO\b/i, 'manjaro'],
  [/-cachyos\b/i, 'cachyos'],
  [/-gentoo\b/i, 'gentoo'],
  [/-raspi2?\b/, 'raspberry pi ; ~ubuntu'],
  [/-tegra\b/i, 'jetson'],
  [/-(?:sunxi(?:64)?|rockchip64|meson64|odroidxu4|mvebu(?:64)?)\b/, '~armbian'],
  [/\.cm2\b|-azl\d\b|\.azl3\b/, '~azure linux'],
  [/-rancher\d*/, '~rancheros'],
  [/-android\d|\bAndroid$|\bToybox$/i, 'android'],
  [/\basahi\b/i, 'asahi linux'],
  [/\+deb(\d+)|~deb(\d+)/, 'debian $1$2'],
  [/Ubuntu\b/, 'ubuntu'],
  [/\bDebian\b/, 'debian'],
  [/-Alpine\b/i, 'alpine'],
];

/** What a kernel tells for sure, whatever the distribution's name. */
const CERTAIN = /^(?:wsl|docker desktop|orbstack|raspberry pi (?:5|;)|a(?:rmv\d|arch64)|jetson|~)/;

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
    words.push(...(CERTAIN.test(named) ? named.split(' ; ') : [`${HINT}${named}`]));
    break;
  }
  return words;
}

/** A release as `uname -r` prints it, or the flavour of one of Raspberry Pi's kernels alone. */
const RELEASE =
  /(?:(?<!\w)kernel )?(?:(?<![\w.])[2-7]\.\d{1,2}\.\d{1,3}[-+.~][\w.+~-]*|(?<![\w.])\+?(?:rpt-)?rpi-(?:v[678]l?|2712)\b)/i;

/**
 * A typed text with what the kernel's release in it tells beside its version: `jetson 5.10.104-tegra`. A release with a
 * known mark is said in its stead, so that no piece of it is read as the name of a machine (`rpi-v8` as “Raspberry Pi V”).
 * @param text - as typed
 * @returns the text, with statements behind it if its kernel has a known mark
 */
export function withKernelMarks(text: string): string {
  const found = RELEASE.exec(text.slice(0, 1000));
  if (found === null) return text;
  const release = found[0].replace(/^kernel /i, '');
  const version = versionOf(release);
  const marks = wordsOfKernel(release).slice(version.length);
  if (marks.length === 0) return text;
  const said = [...version, ...architectureIn(release)].join(' ');
  const rest = `${text.slice(0, found.index)}${said}${text.slice(found.index + found[0].length)}`;
  return [rest.trim(), ...marks].filter((statement) => statement !== '').join(' ; ');
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
export function readUname(
  line: string,
): { readonly words: readonly string[]; readonly before: string } | undefined {
  for (const [pattern, read] of KERNEL_LINES) {
    const match = pattern.exec(line);
    const words = match === null ? undefined : read(match, line);
    if (match !== null && words !== undefined) return { words, before: line.slice(0, match.index) };
  }
  return undefined;
}

type LineReader = (match: RegExpExecArray, line: string) => readonly string[] | undefined;

/** Lines that tell of a kernel: a pattern, and what its groups say. */
const KERNEL_LINES: readonly (readonly [RegExp, LineReader])[] = [
  [
    /\bLinux version (\d+\.\d+(?!\d)\S*)((?:\s.*)?)/s,
    ([, release = '', rest = '']) => wordsOfKernel(release + rest),
  ],
  [/\bLinux (?:(?!\d)\S+ )?(\d+\.\d+\.\d\S*)((?:\s.*)?)/s, readLinux],
  [
    /\bDarwin (?:\S+|Kernel Version) (\d+)\.\d+\.\d+:? (.*)$/,
    ([, major, rest = '']) => [macosOfDarwin(Number(major)), ...appleHardware(rest)],
  ],
  [
    /\b(FreeBSD|OpenBSD|NetBSD) \S+ (\d+\.\d+)(?!\d)\S* (.*)$/s,
    ([, system = '', version = '', rest = '']) => [`${system} ${version}`, ...architectureIn(rest)],
  ],
  [/\bSunOS \S+ 5\.11 (\S+)/, ([, version = '']) => [sunName(version)]],
  [
    /\b(?:MINGW64|MINGW32|MSYS|CYGWIN)_NT-10\.0-(\d{5})/,
    ([, build = '']) => [`windows 10.0.${build}`],
  ],
];

/**
 * `Linux HOST 5.15.0-91-generic #101-Ubuntu SMP …`, the host's name being left out by some. Distributions are called
 * Linux too (`CentOS Linux release 7.9.2009`): only with a kernel's build behind it is the number one of a kernel.
 */
function readLinux(
  [, release = '', rest = '']: RegExpExecArray,
  line: string,
): readonly string[] | undefined {
  if (!/^ #\d|\bSMP\b|\bPREEMPT\b|GNU\/Linux/.test(rest) && !/[-+]/.test(release)) return undefined;
  if (isCrostini(line)) return ['crostini', ...versionOf(release), ...architectureIn(rest)];
  const all = `${release} ${rest}`;
  const behind = /GNU\/Linux\s+(\S.*)$/.exec(rest)?.[1];
  return [
    ...(/^Linux DietPi\b/.test(line.slice(line.indexOf('Linux'))) ? ['dietpi'] : []),
    ...wordsOfKernel(all),
    ...architectureIn(rest),
    ...partIn(all),
    ...(behind === undefined || behind.startsWith('synology_') ? [] : [behind]),
  ];
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
