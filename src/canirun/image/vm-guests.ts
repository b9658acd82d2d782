/** Operating systems that VM images hold, by the words in their names. A table: first match wins. */

/** A guest OS as words tell it. */
export interface Guest {
  /** What the words must look like, over a lower-case text with single blanks between words. */
  readonly pattern: RegExp;
  /** Kernel family: `linux`, `windows`, `macos`, `freebsd`, … */
  readonly os: string;
  readonly name: string;
  /** Whether a version number follows the name (`Ubuntu 24.04`). */
  readonly versioned: boolean;
  /** Architecture where the guest exists for one only, or the words imply it. */
  readonly architecture?: string;
}

const guest = (
  pattern: RegExp,
  os: string,
  name: string,
  architecture?: string,
  versioned = false,
): Guest => ({ pattern, os, name, versioned, ...(architecture ? { architecture } : {}) });

const distro = (word: string, name: string, architecture?: string): Guest =>
  guest(new RegExp(`\\b(?:${word})`), 'linux', name, architecture, true);

/** Guests, the more special before the more general. */
export const GUESTS: readonly Guest[] = [
  guest(
    /\bwin(?:dows)? ?(?:server|srv) ?20(?:08|12|16|19|22|25)/,
    'windows',
    'Windows Server',
    'amd64',
    true,
  ),
  guest(/\bwin(?:dows)? ?(?:server|srv)\b/, 'windows', 'Windows Server', 'amd64'),
  guest(/\b(?:server|ws) ?20(?:12|16|19|22|25)\b/, 'windows', 'Windows Server', 'amd64', true),
  guest(/\bwin(?:dows)? ?11\b/, 'windows', 'Windows 11'),
  guest(/\bwin(?:dows)? ?10\b/, 'windows', 'Windows 10', 'amd64'),
  guest(/\bwin(?:dows)? ?8(?:\.1|\b)/, 'windows', 'Windows 8', 'amd64'),
  guest(/\bwin(?:dows)? ?(?:7|seven)\b/, 'windows', 'Windows 7', 'amd64'),
  guest(/\bwin(?:dows)? ?vista\b/, 'windows', 'Windows Vista', '386'),
  guest(/\b(?:win(?:dows)? ?)xp\b/, 'windows', 'Windows XP', '386'),
  guest(/\bwin(?:dows)? ?(?:2000|nt|me|98|95|3\.1)\b/, 'windows', 'an old Windows', '386'),
  guest(/\bwin(?:dows)?\b/, 'windows', 'Windows', 'amd64'),
  guest(
    /\b(?:mac ?os ?x|os ?x|mac ?os)? ?(?:cheetah|puma|jaguar|panther)\b/,
    'macos',
    'Mac OS X',
    'ppc',
  ),
  guest(
    /\b(?:snow leopard|mountain lion|mavericks|yosemite|el capitan|high sierra|sierra|mojave|catalina)\b/,
    'macos',
    'macOS',
    'amd64',
  ),
  guest(/\bmac ?os(?: ?x)? 10\b|\bos ?x\b/, 'macos', 'Mac OS X', 'amd64'),
  guest(/\b(?:big sur|monterey|ventura|sonoma|sequoia|tahoe)\b/, 'macos', 'macOS'),
  guest(/\b(?:mac ?os|hackintosh)\b/, 'macos', 'macOS'),
  guest(/\bfree ?bsd/, 'freebsd', 'FreeBSD', undefined, true),
  guest(/\b(?:opnsense|pfsense|truenas core|freenas|xigmanas)\b/, 'freebsd', 'FreeBSD', 'amd64'),
  guest(/\bopenbsd\b/, 'openbsd', 'OpenBSD', undefined, true),
  guest(/\bnetbsd\b/, 'netbsd', 'NetBSD', undefined, true),
  guest(/\bdragonfly(?: ?bsd)?\b/, 'dragonfly', 'DragonFly BSD', 'amd64'),
  guest(
    /\b(?:smartos|omnios|openindiana|tribblix|illumos|solaris)\b/,
    'illumos',
    'illumos or Solaris',
    'amd64',
  ),
  guest(/\bhaiku\b/, 'haiku', 'Haiku', 'amd64'),
  guest(/\breactos\b/, 'reactos', 'ReactOS', '386'),
  guest(/\b(?:freedos|ms ?dos|dos)\b/, 'dos', 'DOS', '386'),
  guest(/\b(?:android x86|bliss ?os)\b/, 'linux', 'Android-x86', 'amd64'),
  guest(/\b(?:esxi|vsphere)\b/, 'esxi', 'VMware ESXi', 'amd64'),
  distro('proxmox|pve', 'Proxmox VE', 'amd64'),
  distro('unraid', 'Unraid', 'amd64'),
  distro('truenas', 'TrueNAS', 'amd64'),
  distro('kali', 'Kali Linux'),
  distro('linux ?mint|mint', 'Linux Mint', 'amd64'),
  distro('pop ?os', 'Pop!_OS'),
  distro('elementary', 'elementary OS', 'amd64'),
  distro('zorin', 'Zorin OS', 'amd64'),
  distro('mx ?linux', 'MX Linux'),
  distro('[xkl]?ubuntu|ubunto', 'Ubuntu'),
  distro('raspios|raspbian|raspberry pi os', 'Raspberry Pi OS', 'arm64'),
  distro('debian', 'Debian'),
  distro('fedora|coreos|fcos', 'Fedora'),
  distro('centos', 'CentOS'),
  distro('rhel|red ?hat', 'Red Hat Enterprise Linux'),
  distro('rocky', 'Rocky Linux'),
  distro('alma', 'AlmaLinux'),
  distro('oracle ?linux', 'Oracle Linux'),
  distro('opensuse|suse|sles', 'SUSE Linux'),
  distro('arch ?linux|arch\\b', 'Arch Linux', 'amd64'),
  distro('manjaro|endeavouros|cachyos', 'Arch-based Linux', 'amd64'),
  distro('alpine', 'Alpine Linux'),
  distro('nixos', 'NixOS'),
  distro('gentoo', 'Gentoo'),
  distro('void', 'Void Linux'),
  distro('amazon ?linux|amzn|al2023', 'Amazon Linux'),
  distro('slackware', 'Slackware', 'amd64'),
  distro('tails|whonix|qubes|parrot|slax|puppy', 'Linux', 'amd64'),
  distro('haos|home ?assistant', 'Home Assistant OS'),
  distro('openwrt|vyos|flatcar|talos|bottlerocket|k3os|boot2docker|rancheros', 'Linux'),
  distro('chrome ?os flex', 'ChromeOS Flex', 'amd64'),
  distro('linux', 'Linux'),
];

/** Architectures as names of images write them; first match wins. */
export const GUEST_ARCHITECTURES: readonly (readonly [pattern: RegExp, architecture: string])[] = [
  [/\b(?:arm64|aarch64|armv8|apple silicon|arm 64)\b/, 'arm64'],
  [/\b(?:armhf|armv7l?|armv6l?|arm32|arm 32)\b/, 'arm'],
  [/\b(?:i[3456]86|ia32|x86 32|32 ?bit|x32)\b/, '386'],
  [/\b(?:amd64|x86 64|x64|intel|64 ?bit)\b/, 'amd64'],
  [/\bppc64(?:le|el)\b/, 'ppc64le'],
  [/\b(?:powerpc|ppc)\b/, 'ppc'],
  [/\bs390x\b/, 's390x'],
  [/\briscv(?:64)?\b/, 'riscv64'],
  [/\bsparc(?:64)?\b/, 'sparc64'],
  [/\barm\b/, 'arm64'],
  [/\bx86\b/, '386'],
];
