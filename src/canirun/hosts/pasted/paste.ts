/**
 * Pasted command output as a host: `docker info`, `docker version`, `uname -a`, `lscpu`, `/proc/cpuinfo`,
 * `systeminfo`, `sw_vers`, `ver`, `getconf PAGESIZE`, `nvidia-smi`, `/etc/os-release`, `wsl -l -v` and the like,
 * several together and with other lines around. What they tell becomes a short description in words.
 */
import { readJson } from '../../../core/bounded-json.js';
import { READING_BUDGET } from '../../../core/reading-budget.js';
import { readField, wordsOfField, type Field } from './fields.js';
import { HINT, readUname } from './uname.js';

/** A line that somebody typed around the output is short. */
const MAX_TYPED = 80;
/** And there are few of them. */
const MAX_AROUND = 3;

/** A field of these names shows that something was pasted rather than typed. */
const TELLING = new Set(
  (
    'serverversion operatingsystem kernelversion cgroupversion modelname flags features cpupart osname osversion ' +
    'systemtype productversion buildversion prettyname versionid cpuopmodes hypervisorvendor processorname chip osarch ' +
    'hardwaremodel systemversion statichostname buildahversion byteorder bogomips cpuimplementer osbuild'
  ).split(' '),
);

/**
 * Whether a text has the look of command output, and if so what it tells.
 * @param text - cleaned text
 * @returns a description in words, statements separated by semicolons; undefined when it was typed
 */
export function describePaste(text: string): string | undefined {
  const state: State = { pasted: false, section: '', seen: new Set() };
  const read = splitLines(text).map((line) => ({ line, words: readLine(line, state) }));
  if (!state.pasted) return undefined;
  const statements = withoutHints(
    read.flatMap(({ words }) => words ?? []),
    state,
  );
  const around = read
    .filter(({ line, words }) => words === undefined && isTyped(line))
    .map(({ line }) => line);
  const all = [...around.slice(0, MAX_AROUND), ...desktopHost(statements)].map((s) => s.trim());
  return [...new Set(all)].filter((statement) => statement !== '').join(' ; ');
}

/** A kernel only hints at the distribution; where the system's own name was pasted too, that counts. */
function withoutHints(statements: readonly string[], state: State): readonly string[] {
  const named = OS_FIELDS.some((name) => state.seen.has(name));
  return statements.flatMap((statement) => {
    if (!statement.startsWith(HINT)) return [statement];
    return named ? [] : [statement.slice(HINT.length)];
  });
}

const OS_FIELDS = ['operatingsystem', 'prettyname', 'osname'];

interface State {
  pasted: boolean;
  /** `client` or `server` in `docker version`. */
  section: string;
  /** Fields that are repeated for every core are read once. */
  readonly seen: Set<string>;
}

/** JSON (`docker info --format json`) is read as lines of its fields. */
function splitLines(text: string): readonly string[] {
  const lines = text.startsWith('{') ? jsonLines(text) : undefined;
  return (lines ?? text.split('\n')).slice(0, READING_BUDGET.lines);
}

function jsonLines(text: string): readonly string[] | undefined {
  const json = readJson(text);
  if (!json.ok || typeof json.value !== 'object' || json.value === null) return undefined;
  return Object.entries(json.value).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${name}: ${value}`] : [],
  );
}

/** What a line tells; undefined if it is none of the known output. */
function readLine(line: string, state: State): readonly string[] | undefined {
  const whole = readWhole(line);
  if (whole !== undefined) {
    state.pasted = true;
    return whole;
  }
  const section = /^\s*(Client|Server):\s*(.*)$/.exec(line);
  if (section !== null) {
    state.section = (section[1] ?? '').toLowerCase();
    return readServer(section[2] ?? '');
  }
  const field = readField(line);
  return field === undefined ? undefined : readOneField(field, state);
}

function readServer(title: string): readonly string[] {
  const desktop = /^Docker Desktop (\d+\.\d+(?:\.\d+)?)/.exec(title);
  return desktop === null ? [] : [`docker desktop ${desktop[1] ?? ''}`];
}

function readOneField(field: Field, state: State): readonly string[] | undefined {
  if (TELLING.has(field.name)) state.pasted = true;
  const special = readVersionField(field, state);
  if (special !== undefined) return special;
  const words = wordsOfField(field);
  if (words === undefined) return [];
  if (state.seen.has(field.name)) return [];
  state.seen.add(field.name);
  return words;
}

/** Fields of `docker version`, which mean another thing for the client than for the server. */
function readVersionField({ name, value }: Field, state: State): readonly string[] | undefined {
  if (name === 'osarch') {
    if (state.section !== 'client' && value.startsWith('linux/'))
      return [value.split('/')[1] ?? ''];
    const [os, architecture] = value.split('/');
    return os === 'darwin' || os === 'windows' ? [`${os} ${architecture ?? ''}`] : [];
  }
  if (name !== 'version') return undefined;
  return state.section === 'server' && /^\d+\.\d+\.\d+/.test(value) && !state.seen.has('engine')
    ? (state.seen.add('engine'), [`docker engine ${value}`])
    : [];
}

const PAGE_SIZES: ReadonlySet<string> = new Set(['4096', '16384', '65536']);

/** Lines that tell something as a whole. */
function readWhole(line: string): readonly string[] | undefined {
  const text = line.slice(0, 1000);
  const trimmed = text.trim();
  if (PAGE_SIZES.has(trimmed)) return [`page size ${trimmed}`];
  const ver = /Microsoft Windows \[Version (\d+\.\d+\.\d+(?:\.\d+)?)\]/.exec(text);
  if (ver !== null) return [`windows ${ver[1] ?? ''}`];
  const winver = /\(OS Build (\d{5})(?:\.\d+)?\)/.exec(text);
  if (winver !== null)
    return [
      `${trimmed
        .replace(/^[\w ]*:\s*/, '')
        .replace(/\s*\(OS Build.*$/, '')
        .replace(/\bVersion\b/, '')} build ${winver[1] ?? ''}`,
    ];
  const smi = /Driver Version: *(\d+(?:\.\d+)*)(?:.*CUDA Version: *(\d+\.\d+))?/.exec(text);
  if (smi !== null)
    return [`nvidia driver ${smi[1] ?? ''}`, ...(smi[2] === undefined ? [] : [`cuda ${smi[2]}`])];
  const gpu = /^\|\s+\d+\s+((?:NVIDIA|Tesla|GeForce|Quadro|TITAN)[\w .-]{1,40}?)\s{2,}/.exec(text);
  if (gpu !== null) return [gpu[1] ?? ''];
  const wsl = /^\*\s+(\S+)\s+(?:Running|Stopped)\s+([12])\s*$/.exec(text);
  if (wsl !== null) return [`wsl${wsl[2] ?? ''} ${(wsl[1] ?? '').replace(/docker-desktop.*/, '')}`];
  return readUname(text);
}

/** A Linux kernel of Docker Desktop tells of the Mac or the Windows that it runs on, if anything does. */
function desktopHost(statements: readonly string[]): readonly string[] {
  if (!statements.includes('docker desktop vm')) return withoutEngine(statements);
  if (statements.includes('wsl2')) return ['windows 11', 'docker desktop'];
  const rest = statements.filter(
    (s) => s !== 'docker desktop vm' && !/^(?:kernel|cgroup|docker engine) /.test(s),
  );
  const isArm = rest.some((s) => s === 'aarch64' || s === 'arm64');
  const below = rest.some((s) => /^(?:darwin|windows|macos)\b/.test(s));
  return isArm && !below
    ? ['mac apple silicon', 'docker desktop', ...rest.filter((s) => s !== 'aarch64')]
    : ['docker desktop', ...rest];
}

/** Docker Desktop brings its engine: that one's version says nothing more. */
function withoutEngine(statements: readonly string[]): readonly string[] {
  const isDesktop = statements.some((s) => s.startsWith('docker desktop'));
  return isDesktop ? statements.filter((s) => !s.startsWith('docker engine')) : statements;
}

/** A line somebody typed: short, no prompt, no table, no field. */
function isTyped(line: string): boolean {
  return (
    line.length <= MAX_TYPED &&
    /[A-Za-z]/.test(line) &&
    !/[$#>|{}~]|--|@|^\s*[*[]|^\s+\S|:$|^\(c\)/.test(line) &&
    !HEADINGS.test(line)
  );
}

const HEADINGS =
  /^\s*(?:NAME\s+STATE|Debug Mode|Swarm|Plugins|WARNING|Experimental|Live Restore|Containers|uname|lscpu|docker|getconf|cat|sw_vers|systeminfo|ver|nvidia-smi|wsl)\b/i;
