/**
 * Command lines that name an image, as they are pasted: `sudo docker run -p 80:80 -e "A=b c" nginx`, `kubectl run web
 * --image=nginx`, `FROM node:22 AS build`, `image: redis:7`. Finds the image, and what stands behind the command.
 *
 * Options are read as their tools read them: which ones stand alone is listed, every other takes a value (Docker's
 * `docs.docker.com/reference/cli/docker/container/run`, Podman's, nerdctl's and kubectl's alike).
 */

/** A command line taken apart. */
export interface CommandLine {
  /** `docker`, `kubectl`, `FROM`, `image:`. */
  readonly program: string;
  /** The image as written, quotes taken off; empty where the command names none. */
  readonly image: string;
  /** The value of `--platform`. */
  readonly platform?: string;
  /** `--gpus all`, `--runtime nvidia`, `--device nvidia.com/gpu=all`. */
  readonly gpu?: 'nvidia';
  /** What stands behind the image (and for kubectl, between and behind the options), as typed. */
  readonly rest: string;
  /** The command works on a file that names the images: `docker compose up`, `docker stack deploy`. */
  readonly wantsFile: boolean;
}

/** A word of a shell command. */
interface Word {
  /** Without its quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const ENGINES =
  /^(?:docker|podman|nerdctl|finch|container|crictl|buildah|ctr|apptainer|singularity)$/;
const INSPECTORS = /^(?:skopeo|crane|regctl|oras|cosign|dive|trivy|grype|syft|mquery)$/;
const CLUSTERS = /^(?:kubectl|k3s|microk8s|oc)$/;
const PROJECTS = /^(?:docker-compose|podman-compose)$/;

/** Words between a program and the image: subcommands, never images in these places. */
const SUBCOMMANDS: ReadonlySet<string> = new Set(
  (
    'image images container manifest buildx imagetools inspect pull run create from get copy config digest scout save ' +
    'tag history push service update content fetch set deployment deploy cronjob job kubectl build exec quickview cves'
  ).split(' '),
);

/** Subcommands behind which the images stand in a file. */
const FILE_COMMANDS: ReadonlySet<string> = new Set(['compose', 'stack', 'apply', 'bake']);

/** Long options that stand alone; every other one takes the next word as its value. */
const SWITCHES: ReadonlySet<string> = new Set(
  (
    'detach interactive tty rm privileged init read-only quiet publish-all no-healthcheck oom-kill-disable sig-proxy ' +
    'all-tags raw disable-content-trust no-trunc help debug tls tlsverify verbose replace rmi no-hosts no-hostname ' +
    'insecure use-api-socket override stdin attach leave-stdin-open expose command with-registry-auth ' +
    'no-resolve-image force all local rootfs'
  )
    .split(' ')
    .map((name) => `--${name}`),
);

/** Letters of short options that stand alone; they can be joined: `-dit`. The others take a value: `-p80:80`, `-dp 80:80`. */
const SHORT_SWITCHES = /^[ditPqE]$/;

/** Options whose value is the image. */
const IMAGE_OPTIONS: ReadonlySet<string> = new Set(['--image']);

/** What stands in front of a copied command: prompts, `sudo` and its options, variables. */
const BEFORE =
  /^(?:[$#>%❯➜»-]|PS|sudo|doas|time|nohup|then|&&|-[A-Za-z]|[A-Za-z_]\w*=\S*|\S*[$#>:~])$/;

/** Words in front of a command at most. */
const MOST_BEFORE = 8;

/**
 * Reads a command line.
 *
 * @param text - one line, continued lines joined
 * @returns nothing where the line is no such command
 */
export function readCommandLine(text: string): CommandLine | null {
  const words = shellWords(text);
  for (let at = 0; at < Math.min(words.length, MOST_BEFORE + 1); at++) {
    const found = readFrom(text, words, at);
    if (found !== null) return found;
    if (!BEFORE.test(words[at]?.text ?? '')) return null;
  }
  return null;
}

/** Takes quotes, backticks and brackets off around a text, and punctuation that ended a sentence. */
export function unwrap(text: string): string {
  return text.replace(/^["'`<({\s]+/, '').replace(/(?<!["'`>)}\s,;!?])["'`>)}\s,;!?]+$/, '');
}

/** The command that begins with a certain word. */
function readFrom(text: string, words: readonly Word[], at: number): CommandLine | null {
  const first = words[at]?.text ?? '';
  const behind = words.slice(at + 1);
  if (behind.length === 0) return null; // `docker` alone is an image's name
  if (/^from$/i.test(first)) return { ...readOperand(text, behind, skipAlias), program: 'FROM' };
  if (/^-?image:$/.test(first)) return { ...readOperand(text, behind), program: 'image:' };
  const program = first.replace(/^.*[/\\]/, '').replace(/\.exe$/i, '');
  if (PROJECTS.test(program)) return fileWanted(program, text, behind);
  if (CLUSTERS.test(program)) return readCluster(program, text, behind);
  if (!ENGINES.test(program) && !INSPECTORS.test(program)) return null;
  const { operands, platform, gpu, named } = readOptions(behind);
  const [verb] = operands;
  if (verb !== undefined && FILE_COMMANDS.has(verb.text))
    return fileWanted(program, text, behind.slice(behind.indexOf(verb) + 1));
  // `docker raspberry pi 4` is the image docker on a Pi.
  if (ENGINES.test(program) && verb !== undefined && !SUBCOMMANDS.has(verb.text)) return null;
  const operand = operands.find((word) => !SUBCOMMANDS.has(word.text));
  const image = named ?? operand;
  return {
    program,
    image: image === undefined ? '' : unwrap(image.text),
    ...platformOf(platform),
    ...(gpu === undefined ? {} : { gpu }),
    rest: operand === undefined ? '' : text.slice(operand.end).trim(),
    wantsFile: false,
  };
}

/** The first operand is the image. */
function readOperand(
  text: string,
  words: readonly Word[],
  skip: (words: readonly Word[]) => number = () => 0,
): Omit<CommandLine, 'program'> {
  const { operands, platform } = readOptions(words);
  const [image] = operands;
  if (image === undefined) return { image: '', rest: '', wantsFile: false };
  const behind = words.slice(words.indexOf(image) + 1);
  const end = [image, ...behind][skip(behind)]?.end ?? image.end;
  return {
    image: unwrap(image.text),
    ...platformOf(platform),
    rest: text.slice(end).trim(),
    wantsFile: false,
  };
}

/** `AS build` belongs to the line. */
function skipAlias([as]: readonly Word[]): number {
  return as?.text.toLowerCase() === 'as' ? 2 : 0;
}

/** `kubectl run NAME --image=IMAGE`, `kubectl set image deployment/NAME CONTAINER=IMAGE`. */
function readCluster(program: string, text: string, words: readonly Word[]): CommandLine | null {
  const { operands, named } = readOptions(words);
  const verbs = operands.findIndex((word) => !SUBCOMMANDS.has(word.text));
  const behind = verbs < 0 ? [] : operands.slice(verbs);
  if (operands.some(({ text: word }) => FILE_COMMANDS.has(word)))
    return fileWanted(program, text, words);
  const assigned = behind.find(({ text: word }) => /^[\w.-]+=\S/.test(word));
  const image = named?.text ?? assigned?.text.replace(/^[^=]*=/, '');
  if (image === undefined) return null;
  const from = assigned === undefined ? 0 : behind.indexOf(assigned) + 1;
  const rest = behind.slice(from).map((word) => word.text);
  return { program, image: unwrap(image), rest: rest.join(' '), wantsFile: false };
}

function fileWanted(program: string, text: string, words: readonly Word[]): CommandLine {
  const on = words.findIndex((word) => word.text.toLowerCase() === 'on');
  const { operands } = readOptions(words);
  const verb = operands.find(({ text: word }) =>
    /^(?:up|run|start|pull|create|deploy|down|build)$/.test(word),
  );
  const from = on >= 0 ? words[on]?.end : verb === undefined ? undefined : verb.end;
  const rest = from === undefined ? '' : withoutOptions(text.slice(from));
  return { program, image: '', rest, wantsFile: true };
}

function withoutOptions(text: string): string {
  const { operands } = readOptions(shellWords(text));
  return operands.map((word) => word.text).join(' ');
}

function platformOf(platform: Word | undefined): { platform?: string } {
  return platform === undefined ? {} : { platform: unwrap(platform.text) };
}

interface Options {
  readonly operands: readonly Word[];
  readonly platform?: Word;
  readonly gpu?: 'nvidia';
  /** The value of an option that names the image. */
  readonly named?: Word;
}

/** Tells options and their values from operands. */
function readOptions(words: readonly Word[]): Options {
  const operands: Word[] = [];
  let platform: Word | undefined;
  let named: Word | undefined;
  let gpu = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === undefined || word.text === '--') continue;
    const option = /^(--?[a-zA-Z][\w-]*)(?:=([^]*))?/.exec(word.text);
    if (option === null) {
      operands.push(word);
      continue;
    }
    const [, name = '', joined] = option;
    const attached = joined === undefined ? undefined : { ...word, text: joined };
    const value = attached ?? (standsAlone(word.text) ? undefined : words[++i]);
    if (name === '--platform') platform = value;
    gpu ||= asksForNvidia(name, value?.text ?? '');
    if (IMAGE_OPTIONS.has(name)) named = value;
  }
  return {
    operands,
    ...(platform === undefined ? {} : { platform }),
    ...(gpu ? { gpu: 'nvidia' } : {}),
    ...(named === undefined ? {} : { named }),
  };
}

/** `--gpus 0` asks for none. */
function asksForNvidia(option: string, value: string): boolean {
  switch (option) {
    case '--gpus':
      return value !== '0' && value !== '';
    case '--runtime':
      return value === 'nvidia';
    case '--device':
      return value.startsWith('nvidia.com/gpu');
    default:
      return false;
  }
}

/** Whether the next word is no value of this option: a switch, or an option with its value attached. */
function standsAlone(option: string): boolean {
  if (option.startsWith('--')) return SWITCHES.has(option);
  const letters = Array.from(option.slice(1));
  const valued = letters.findIndex((letter) => !SHORT_SWITCHES.test(letter));
  return valued < 0 || valued < letters.length - 1;
}

/** Splits a line as a shell does: quotes and backslashes keep blanks together. */
function shellWords(line: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of line.matchAll(/(?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s"'\\]|["'\\])+/gs)) {
    const [typed] = match;
    const text = typed.replace(
      /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/gs,
      (_all, ...inner: unknown[]) => {
        const found = inner.slice(0, 3).find((part): part is string => typeof part === 'string');
        return found ?? '';
      },
    );
    words.push({ text, start: match.index, end: match.index + typed.length });
  }
  return words;
}
