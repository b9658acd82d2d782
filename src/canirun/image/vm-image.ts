/**
 * Images of virtual machines, told from what people type: file names (`.iso .ova .ovf .qcow2 .vmdk .vhd .vhdx .vdi
 * .img`), Vagrant boxes, and plain words (`windows 10 vm`, `freebsd 14 amd64 qcow2`).
 */
import { said } from '../said.js';
import type { VmImage } from './image.js';
import { GUEST_ARCHITECTURES, GUESTS } from './vm-guests.js';

/** Longest text that is looked at; longer ones are no name. */
const MOST_CHARACTERS = 300;

const FORMATS = ['iso', 'ova', 'ovf', 'qcow2', 'qcow', 'vmdk', 'vhd', 'vhdx', 'vdi', 'img', 'utm'];
const EXTENSION = new RegExp(`\\.(${FORMATS.join('|')})(?:\\.(?:xz|gz|zst|bz2|zip))?$`, 'i');
/** Words that say "a virtual machine" by themselves. */
const VM_WORDS =
  /\b(?:vms?|virtual machines?|virtual disks?|disk images?|vm images?|cloud ?images?|cloudimg|live ?cd|vagrant(?: box)?|appliances?)\b/;
const FORMAT_WORD = new RegExp(`\\b(${FORMATS.join('|')})\\b`);

/**
 * Vagrant boxes. Their names look like container images, so only publishers of boxes and names that no container
 * image has are listed (`hashicorp/vault` is an image, `hashicorp/bionic64` a box).
 */
const BOXES: readonly RegExp[] = [
  /^(?:generic|generic-x64|generic-a64|roboxes|bento|boxomatic|peru|gusztavvargadr|cloud-image|jborean93)\/[\w.-]{1,80}$/,
  /^(?:hashicorp|ubuntu|debian)\/[a-z]{3,20}(?:32|64)$/,
  /^(?:stefanscherer|mwrock)\/windows[\w.-]{0,80}$/,
  /^freebsd\/freebsd-\d[\w.-]{0,80}$/,
  /^fedora\/\d{1,3}-cloud-base$/,
  /^(?:centos|almalinux|rockylinux)\/\d{1,2}$/,
  /^(?:laravel\/homestead|kalilinux\/rolling)$/,
];

/**
 * @param text - an image as typed
 * @returns what it tells of the VM image; nothing where the text is no VM image
 */
export function parseVmImage(text: string): VmImage | undefined {
  const name = text.trim();
  if (name === '' || name.length > MOST_CHARACTERS) return undefined;
  return /\s/.test(name) || EXTENSION.test(name) ? fromWords(name) : fromBox(name);
}

/**
 * What a text tells of a VM image, where it is known to name one (`--kind vm`).
 * @param text - an image as typed, with or without a word that says "VM"
 */
export function describeVmImage(text: string): VmImage {
  const name = text.trim();
  return parseVmImage(name) ?? describe(name, spaced(name.slice(0, MOST_CHARACTERS)), undefined);
}

/**
 * Whether words are the name of one VM image by themselves: they begin with a guest OS or a file, and name one
 * guest only. What `splitCanirun` looks for at the front of a text.
 */
export function isVmPhrase(text: string): boolean {
  if (!parseVmImage(text)) return false;
  const [first = ''] = text.split(' ');
  if (EXTENSION.test(first)) return first === text;
  if (!/\s/.test(text)) return true;
  const words = spaced(text);
  const named = GUESTS.filter(({ pattern }) => pattern.test(words)).map((guest) => guest.os);
  const begins = GUESTS.some(({ pattern }) => words.search(pattern) === 0) || VM_WORDS.test(first);
  return begins && new Set(named).size <= 1 && distinctDistributions(words) <= 1;
}

/** How many Linux distributions words name, `Linux` itself left out. */
function distinctDistributions(words: string): number {
  const linux = GUESTS.filter((guest) => guest.os === 'linux' && guest.name !== 'Linux');
  return linux.filter(({ pattern }) => pattern.test(words)).length;
}

function fromWords(name: string): VmImage | undefined {
  const words = spaced(name);
  const extension = EXTENSION.exec(name)?.[1]?.toLowerCase();
  const format = extension ?? FORMAT_WORD.exec(words)?.[1];
  if (format === undefined && !VM_WORDS.test(words)) return undefined;
  const box = /\bvagrant\b/.test(words) ? 'vagrant-box' : undefined;
  return describe(name, words, format ?? box);
}

function fromBox(name: string): VmImage | undefined {
  const lower = name.toLowerCase();
  if (!BOXES.some((pattern) => pattern.test(lower))) return undefined;
  const [publisher = '', box = ''] = lower.split('/');
  const words = spaced(box.replace(/(?:32|64)$/, ' $&bit').replace(/(?<=[a-z]{4})\d/g, ' $&'));
  return describe(name, guestWords(publisher, words), 'vagrant-box');
}

function describe(name: string, words: string, format: string | undefined): VmImage {
  const guest = GUESTS.find(({ pattern }) => pattern.test(words));
  const stated = GUEST_ARCHITECTURES.find(([pattern]) => pattern.test(words))?.[1];
  const architecture = stated ?? guest?.architecture;
  const version = guest?.versioned ? /\b\d{1,4}(?:\.\d{1,3}){0,2}\b/.exec(words)?.[0] : undefined;
  const assumed =
    stated === undefined && architecture !== undefined
      ? [said('assumed.guest', { architecture })]
      : [];
  return {
    kind: 'vm',
    name,
    ...(guest ? { os: guest.os, osName: version ? `${guest.name} ${version}` : guest.name } : {}),
    ...(architecture === undefined ? {} : { architecture }),
    ...(format === undefined ? {} : { format }),
    assumed,
    evidence: { from: 'given' },
  };
}

/** Lower case, with everything but letters, digits and dots inside numbers turned into single blanks. */
function spaced(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, ' ')
    .replace(/\.(?!\d)|(?<!\d)\./g, ' ')
    .replace(/([a-z])(\d+\.\d)/g, '$1 $2')
    .replace(/ +/g, ' ')
    .trim();
}

const UBUNTU_NAMES = /^(?:precise|trusty|xenial|bionic|focal|jammy|noble|homestead)\b/;
const DEBIAN_NAMES = /^(?:wheezy|jessie|stretch|buster|bullseye|bookworm|trixie)\b/;

/** Boxes carry code names, or leave the distribution to the publisher's name. */
function guestWords(publisher: string, words: string): string {
  if (UBUNTU_NAMES.test(words)) return `ubuntu ${words}`;
  if (DEBIAN_NAMES.test(words)) return `debian ${words}`;
  return `${words} ${publisher}`;
}
