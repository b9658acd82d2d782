/**
 * Images of virtual machines, told from what people type: file names (`.iso .ova .ovf .qcow2 .vmdk .vhd .vhdx .vdi
 * .img`), Vagrant boxes, and plain words (`windows 10 vm`, `freebsd 14 amd64 qcow2`).
 */
import { said } from '../said.js';
import type { VmImage } from './image.js';
import type { VmGuests } from './vm-guests.js';

/** Longest text that is looked at; longer ones are no name. */
const MOST_CHARACTERS = 300;

const FORMATS = ['iso', 'ova', 'ovf', 'qcow2', 'qcow', 'vmdk', 'vhd', 'vhdx', 'vdi', 'img', 'utm'];
const EXTENSION = new RegExp(`\\.(${FORMATS.join('|')})(?:\\.(?:xz|gz|zst|bz2|zip))?$`, 'i');
/** Words that say "a virtual machine" by themselves. */
const VM_WORDS =
  /\b(?:vms?|virtual machines?|virtual disks?|disk images?|vm images?|cloud ?images?|cloudimg|live ?cd|vagrant(?: box)?|appliances?)\b/;
const FORMAT_WORD = new RegExp(`\\b(${FORMATS.join('|')})\\b`);

/** Reads names of VM images. */
export interface VmImages {
  /** What a text, an image as typed, tells of the VM image; nothing where it is no VM image. */
  readonly parse: (text: string) => VmImage | undefined;
  /** The same of a text that is known to name one (`--kind vm`), with or without a word that says "VM". */
  readonly describe: (text: string) => VmImage;
  /**
   * Whether words are the name of one VM image by themselves: they begin with a guest OS or a file, and name one guest only.
   */
  readonly isPhrase: (text: string) => boolean;
}

/**
 * Makes the reader.
 * @param table - the guests that are known
 */
export function createVmImages(table: VmGuests): VmImages {
  const parse = (text: string): VmImage | undefined => parseVmImage(text, table);
  return {
    parse,
    describe: (text) => {
      const name = text.trim();
      const words = spaced(name.slice(0, MOST_CHARACTERS));
      return parse(name) ?? describe(name, words, undefined, table);
    },
    isPhrase: (text) => isVmPhrase(text, table),
  };
}

function parseVmImage(text: string, table: VmGuests): VmImage | undefined {
  const name = text.trim();
  if (name === '' || name.length > MOST_CHARACTERS) return undefined;
  return /\s/.test(name) || EXTENSION.test(name) ? fromWords(name, table) : fromBox(name, table);
}

function isVmPhrase(text: string, table: VmGuests): boolean {
  if (!parseVmImage(text, table)) return false;
  const [first = ''] = text.split(' ');
  if (EXTENSION.test(first)) return first === text;
  if (!/\s/.test(text)) return true;
  const words = spaced(text);
  const named = table.guests.filter(({ pattern }) => pattern.test(words));
  const begins = named.some(({ pattern }) => words.search(pattern) === 0) || VM_WORDS.test(first);
  const systems = new Set(named.map(({ os }) => os));
  return begins && systems.size <= 1 && distinctDistributions(named) <= 1;
}

/** How many Linux distributions words name, `Linux` itself left out. */
function distinctDistributions(named: VmGuests['guests']): number {
  const linux = named.filter(({ os, name }) => os === 'linux' && name !== 'Linux');
  return new Set(linux.map(({ name }) => name)).size;
}

function fromWords(name: string, table: VmGuests): VmImage | undefined {
  const words = spaced(name);
  const extension = EXTENSION.exec(name)?.[1]?.toLowerCase();
  const format = extension ?? FORMAT_WORD.exec(words)?.[1];
  if (format === undefined && !VM_WORDS.test(words)) return undefined;
  const box = /\bvagrant\b/.test(words) ? 'vagrant-box' : undefined;
  return describe(name, words, format ?? box, table);
}

function fromBox(name: string, table: VmGuests): VmImage | undefined {
  const lower = name.toLowerCase();
  if (!table.boxes.some((pattern) => pattern.test(lower))) return undefined;
  const [publisher = '', box = ''] = lower.split('/');
  const words = spaced(box.replace(/(?:32|64)$/, ' $&bit').replace(/(?<=[a-z]{4})\d/g, ' $&'));
  return describe(name, guestWords(publisher, words, table), 'vagrant-box', table);
}

function describe(
  name: string,
  words: string,
  format: string | undefined,
  { guests, architectures }: VmGuests,
): VmImage {
  const guest = guests.find(({ pattern }) => pattern.test(words));
  const stated = architectures.find(({ pattern }) => pattern.test(words))?.architecture;
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

/** Boxes carry code names, or leave the distribution to the publisher's name. */
function guestWords(publisher: string, words: string, { codeNames }: VmGuests): string {
  const named = codeNames.find(({ pattern }) => pattern.test(words));
  return named === undefined ? `${words} ${publisher}` : `${named.system} ${words}`;
}
