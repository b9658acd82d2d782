/**
 * What people really type where an image is asked for: with invisible characters and smart quotes from a word
 * processor, inside a whole command, or as the address of a web page. Finds the reference in it; whether the
 * reference is valid is the grammar's business.
 */
import { referenceFromUrl } from './reference-url.js';

/** The image found in a text. */
export interface ImageWords {
  /** The reference, unchecked. */
  readonly image: string;
  /** The value of `--platform`. */
  readonly platform?: string;
  /** How the text was read, in a full sentence; absent when it was a bare reference. */
  readonly note?: string;
}

/** Finds the image reference in what was typed. Total: a text with no image in it comes back as it is. */
export function readImageWords(text: string): ImageWords {
  const clean = cleanTyped(text);
  const command = readCommand(clean.split(' '));
  if (command !== null) return command;
  const bare = unwrap(clean);
  const image = referenceFromUrl(bare);
  return image === null || image === bare
    ? { image: bare }
    : { image, note: `Read as the image ${image}.` };
}

/**
 * Takes out characters that nobody sees and puts plain ones for those that word processors and phones put in:
 * zero-width and direction marks, full-width forms, smart quotes, long dashes, odd blanks.
 */
export function cleanTyped(text: string): string {
  return text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u2018\u2019\u201A\u201B]/g, "'")
    .replace(/[\u201C-\u201F\u00AB\u00BB]/g, '"')
    .replace(/(^|\s)[\u2013\u2014](?=\w\w)/g, '$1--')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\\\r?\n/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Programs that take an image, with the words after which it stands. */
const ENGINES = /^(?:docker|podman|nerdctl|finch|container|crictl|buildah|ctr)(?:\.exe)?$/;
const INSPECTORS = /^(?:skopeo|crane|regctl|oras|cosign|dive|trivy|grype|syft|mquery)$/;

/** Words between a program and the image: subcommands, never images in these places. */
const SUBCOMMANDS = new Set([
  ...['image', 'images', 'container', 'manifest', 'buildx', 'imagetools', 'inspect', 'pull', 'run'],
  ...[
    'create',
    'from',
    'get',
    'copy',
    'config',
    'digest',
    'scout',
    'save',
    'tag',
    'history',
    'push',
  ],
]);

/** Options of `docker run` and its like that stand alone; every other one takes the next word as its value. */
const SWITCHES = new Set([
  ...[
    '--detach',
    '--interactive',
    '--tty',
    '--rm',
    '--privileged',
    '--init',
    '--read-only',
    '--quiet',
  ],
  ...[
    '--publish-all',
    '--no-healthcheck',
    '--oom-kill-disable',
    '--sig-proxy',
    '--all-tags',
    '--raw',
  ],
  ...[
    '--disable-content-trust',
    '--no-trunc',
    '--help',
    '--debug',
    '--tls',
    '--tlsverify',
    '--verbose',
  ],
  ...[
    '--replace',
    '--rmi',
    '--no-hosts',
    '--no-hostname',
    '--insecure',
    '--use-api-socket',
    '--override',
  ],
]);

/** Short options of `docker run` that stand alone; they can be joined: `-dit`. */
const SHORT_SWITCHES = /^-[ditPq]+$/;

function readCommand(words: readonly string[]): ImageWords | null {
  const from = skipPrompt(words);
  const program = words[from] ?? '';
  if (/^from$/i.test(program) && words.length > from + 1) return readFrom(words.slice(from + 1));
  if (/^-?image:$/.test(program) && words[from + 1] !== undefined) {
    return { image: unwrap(words[from + 1] ?? '') };
  }
  if (!ENGINES.test(program) && !INSPECTORS.test(program)) return null;
  if (words.length === from + 1) return null; // `docker` alone is an image's name
  const found = afterOptions(words.slice(from + 1));
  if (found === null) return { image: '' };
  return { ...found, note: `Read as the image ${found.image} of a ${program} command.` };
}

/** `# `, `$ `, `> `, `sudo` before a copied command; a YAML dash before `image:`. */
function skipPrompt(words: readonly string[]): number {
  const first = words.findIndex((word) => !/^(?:[$#>%]|sudo|-)$/.test(word));
  return first === -1 ? 0 : first;
}

/** `FROM --platform=linux/amd64 nginx AS web`, of a Dockerfile. */
function readFrom(words: readonly string[]): ImageWords | null {
  const found = afterOptions(words);
  return found && { ...found, note: `Read as the image ${found.image} of a FROM line.` };
}

/** The first word that is neither subcommand nor option nor an option's value. */
function afterOptions(words: readonly string[]): { image: string; platform?: string } | null {
  let platform: string | undefined;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const option = /^(--?[a-zA-Z][\w-]*)(?:=(.*))?$/.exec(word);
    if (!option) {
      if (SUBCOMMANDS.has(word)) continue;
      const image = stripScheme(unwrap(word));
      return { image, ...(platform === undefined ? {} : { platform }) };
    }
    const [, name = '', joined] = option;
    const standsAlone = joined !== undefined || SWITCHES.has(name) || SHORT_SWITCHES.test(name);
    const value = joined ?? (standsAlone ? undefined : words[++i]);
    if (name === '--platform' && value !== undefined) platform = unwrap(value);
  }
  return null;
}

function stripScheme(text: string): string {
  return referenceFromUrl(text) ?? text;
}

/** Takes off quotes, backticks and brackets around a text, and punctuation that ended a sentence. */
function unwrap(text: string): string {
  return text.replace(/^["'`<({\s]+/, '').replace(/["'`>)}\s,;!?]+$/, '');
}
