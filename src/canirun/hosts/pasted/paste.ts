/**
 * Pasted command output as a host: `docker info`, `docker version`, `uname -a`, `lscpu`, `/proc/cpuinfo`,
 * `systeminfo`, `sw_vers`, `ver`, `getconf PAGESIZE`, `nvidia-smi`, `/etc/os-release`, `wsl -l -v` and the like,
 * several together and with other lines around. What they tell becomes a short description in words.
 */
import { readJson } from '../../../core/text/bounded-json.js';
import { READING_BUDGET } from '../../../core/text/reading-budget.js';
import { wordsOfFlags } from './cpu-flags.js';
import { readField, wordsOfField, type Field } from './fields.js';
import { readUname } from './uname.js';

/** A line that somebody typed around the output is short. */
const MAX_TYPED = 80;
/** What was typed before the output, in the same line, may be longer. */
const MAX_BEFORE = 200;
/** And there are few of them. */
const MAX_AROUND = 6;
/** So many known fields make a form that somebody filled in. */
const MIN_FIELDS = 2;

/** A field of these names shows that something was pasted rather than typed. */
const TELLING = new Set(
  (
    'serverversion operatingsystem kernelversion cgroupversion modelname flags features cpupart osname osversion ' +
    'systemtype productversion buildversion prettyname versionid cpuopmodes hypervisorvendor processorname chip osarch ' +
    'hardwaremodel systemversion statichostname buildahversion byteorder bogomips cpuimplementer osbuild ' +
    'os名称 betriebssystemname distributorid osimage containerruntimeversion windowsversion packages shell uptime cgroupdriver storagedriver'
  ).split(' '),
);

/**
 * Whether a text has the look of command output, and if so what it tells.
 * @param text - cleaned text
 * @returns a description in words, statements separated by semicolons; those that begin with `~` (`HINT`) count only
 * where nothing else names the system; undefined when it was typed
 */
export function describePaste(text: string): string | undefined {
  const state: State = { pasted: false, section: '', seen: new Set() };
  const read = splitLines(text).map((line) => ({ line, found: readLine(line, state) }));
  const isForm = !state.pasted && state.seen.size >= MIN_FIELDS;
  if (!state.pasted && !isForm) return undefined;
  const statements = read.flatMap(({ found }) => found?.words ?? []);
  const around = read.flatMap(({ line, found }) => {
    const own = found === undefined || (isForm && found.foreign === true);
    const typed = own ? line : (found.before ?? '');
    return isTyped(typed, own ? MAX_TYPED : MAX_BEFORE) ? [plain(typed)] : [];
  });
  const all = [...around.slice(0, MAX_AROUND), ...desktopHost(statements)].map((s) => s.trim());
  return [...new Set(all)].filter((statement) => statement !== '').join(' ; ');
}

interface State {
  pasted: boolean;
  /** `client` or `server` in `docker version`. */
  section: string;
  /** Fields that are repeated for every core are read once. */
  readonly seen: Set<string>;
}

/** What a line tells, and what was typed before it in the same line. */
interface Found {
  readonly words: readonly string[];
  readonly before?: string;
  /** A field that is none of ours. */
  readonly foreign?: true;
}

/** JSON (`docker info --format json`) is read as lines of its fields, and a heading with the line below it as a field. */
function splitLines(text: string): readonly string[] {
  const lines = text.startsWith('{') ? jsonLines(text)?.slice(0, READING_BUDGET.lines) : undefined;
  return lines ?? withHeadings(text.split('\n').slice(0, READING_BUDGET.lines));
}

/** Forms for reports ask in headings: `### Kernel Version`, an empty line, `6.6.36`. */
function withHeadings(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  let heading: string | undefined;
  for (const line of lines) {
    const title = /^#{1,6}\s+(\w[\w ./()-]{1,48}?):?\s*$/.exec(line)?.[1];
    if (title !== undefined) {
      heading = title;
    } else if (heading !== undefined && /^\w/.test(line) && !/^\w[\w ]*:\s/.test(line)) {
      joined.push(`${heading}: ${line}`);
      heading = undefined;
    } else if (line.trim() !== '') {
      joined.push(line);
      heading = undefined;
    }
  }
  return joined;
}

function jsonLines(text: string): readonly string[] | undefined {
  const json = readJson(text);
  if (!json.ok || typeof json.value !== 'object' || json.value === null) return undefined;
  return Object.entries(json.value).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${name}: ${value}`] : [],
  );
}

/** What a line tells; undefined if it is none of the known output. */
function readLine(line: string, state: State): Found | undefined {
  const whole = readWhole(line);
  if (whole !== undefined) {
    state.pasted = true;
    return whole;
  }
  const answer = readQuestion(line.slice(0, 300));
  if (answer !== undefined) return answer;
  const section = /^\s*(Client|Server):\s*((?:\S.*)?)$/.exec(line);
  if (section !== null) {
    state.section = (section[1] ?? '').toLowerCase();
    return { words: readServer(section[2] ?? '') };
  }
  const field = readField(line);
  return field === undefined ? undefined : readOneField(field, state);
}

function readServer(title: string): readonly string[] {
  const desktop = /^Docker Desktop (\d+\.\d+(?:\.\d+)?)/.exec(title);
  return desktop === null ? [] : [`docker desktop ${desktop[1] ?? ''}`];
}

function readOneField(field: Field, state: State): Found | undefined {
  if (TELLING.has(field.name) || isUname(field)) state.pasted = true;
  const special = readVersionField(field, state);
  if (special !== undefined) return { words: special };
  const words = wordsOfField(field);
  if (words === undefined) return { words: [], foreign: true };
  if (state.seen.has(field.name)) return { words: [] };
  state.seen.add(field.name);
  return { words };
}

/** `Kernel: 5.3.0-1019-raspi2 #21-Ubuntu SMP …` */
function isUname({ name, value }: Field): boolean {
  return name === 'kernel' && /^\d+\.\d+(?!\d)\S* #\d/.test(value);
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

/** `getconf PAGESIZE` answers with the number alone. */
const PAGE_SIZES: ReadonlySet<string> = new Set(['4096', '8192', '16384', '32768', '65536']);

/** Lines that tell something as a whole, or from some place on. */
function readWhole(line: string): Found | undefined {
  const text = line.slice(0, 1000);
  const trimmed = text.trim();
  if (PAGE_SIZES.has(trimmed)) return { words: [`page size ${trimmed}`] };
  const ver = /Microsoft Windows \[Version (\d+\.\d+\.\d+(?:\.\d+)?)\]/.exec(text);
  if (ver !== null) return { words: [`windows ${ver[1] ?? ''}`], before: text.slice(0, ver.index) };
  return (
    readWinver(text) ??
    readGpuTable(text) ??
    readWslList(text) ??
    readVersionLine(trimmed) ??
    readFlagsBehind(line) ??
    readUname(text)
  );
}

/** A list of CPU flags is longer than other lines; a part of it would tell that the rest is missing. */
const LONGEST_FLAGS = 4000;

/** `… vm flags: fpu vme de …`: the flags of `/proc/cpuinfo` behind words in the same line. */
function readFlagsBehind(line: string): Found | undefined {
  if (line.length > LONGEST_FLAGS) return undefined;
  const start = line.search(/\bflags\s{0,8}:/i);
  if (start <= 0 || line.slice(0, start).trim() === '') return undefined;
  const words = wordsOfFlags(line.slice(line.indexOf(':', start) + 1).trim());
  return words.length === 0 ? undefined : { words, before: line.slice(0, start) };
}

/** `Version 22H2 (OS Build 22621.3007)`. */
function readWinver(text: string): Found | undefined {
  const build = /\(OS Build (\d{5}(?:\.\d+)?)\)/.exec(text);
  if (build === null) return undefined;
  const before = text
    .slice(0, build.index)
    .replace(/^[\w ]*:\s*/, '')
    .replace(/\bVersion\b/, '');
  const system = /windows/i.test(before) ? before : `windows ${before}`;
  return { words: [`${system} build ${build[1] ?? ''}`] };
}

/** `WSL2 or Hyper-V backend? WSL2`: of a form's questions only the answers count; a yes, a no or a tool's backend is no host. */
function readQuestion(text: string): Found | undefined {
  const asked =
    /^\s*(?:[-*•]\s+)?(?:[A-Z][^?:]{8,110}\?|(?:Are|Is|Do|Does|Did|Can|Which|What|How) [^?:]{8,110}\??:)(.{0,80})$/.exec(
      text,
    );
  if (asked === null) return undefined;
  const answer = /backend/i.test(text) ? '' : (asked[1] ?? '').trim();
  return { words: /^(?:yes|no|n\/a|none)?\W{0,4}$/i.test(answer) ? [] : [answer] };
}

/** Rows of the table that `nvidia-smi` draws. */
function readGpuTable(text: string): Found | undefined {
  if (!/^\s*[|+]|\bNVIDIA-SMI\b/.test(text)) return undefined;
  const smi = /Driver Version: *(\d+(?:\.\d+)*)(?![\d.])(?:.*?CUDA Version: *(\d+\.\d+))?/.exec(
    text,
  );
  if (smi !== null) {
    const cuda = smi[2] === undefined ? [] : [`cuda ${smi[2]}`];
    return { words: [`nvidia driver ${smi[1] ?? ''}`, ...cuda] };
  }
  const gpu = /^\s*\|\s+\d+\s+((?:NVIDIA|Tesla|GeForce|Quadro|TITAN)[\w .-]{1,40}?)\s{2,}/.exec(
    text,
  );
  return gpu === null ? undefined : { words: [gpu[1] ?? ''] };
}

/** The default distribution of `wsl -l -v` has a star before it. */
function readWslList(text: string): Found | undefined {
  const wsl = /^\s*\*\s+(\S+)\s+(?:Running|Stopped)\s+([12])\s*$/.exec(text);
  if (wsl === null) return undefined;
  return { words: [`wsl${wsl[2] ?? ''} ${(wsl[1] ?? '').replace(/docker-desktop.*/, '')}`] };
}

/** `docker --version`, `podman --version`, `containerd --version`. */
function readVersionLine(text: string): Found | undefined {
  const docker = /^Docker version (\d+\.\d+(?:\.\d+)?)(?!\d)\S*, build \S+$/i.exec(text);
  if (docker !== null) return { words: [`docker ${docker[1] ?? ''}`] };
  const other = /^(podman|containerd|nerdctl) version (\d+\.\d+(?:\.\d+)?)$/i.exec(text);
  return other === null ? undefined : { words: [`${other[1] ?? ''} ${other[2] ?? ''}`] };
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
function isTyped(line: string, longest: number): boolean {
  return (
    line.length <= longest &&
    /[A-Za-z]/.test(line) &&
    !/[$#>|{}~]|--|@|^\s*\[|^\s{3,}\S|^\(c\)/.test(line) &&
    !HEADINGS.test(line)
  );
}

/** Without the signs of a list or of emphasis around it, and a colon at its end. */
function plain(line: string): string {
  return line.replace(/^\s*[-*•]\s+|[*`]+|(?<!\s)\s*:\s*$/g, '').trim();
}

const HEADINGS =
  /^\s*(?:NAME\s+STATE|No LSB modules|Debug Mode|Swarm|Plugins|WARNING|Experimental|Live Restore|Containers|uname|lscpu|docker|getconf|cat|sw_vers|systeminfo|ver|nvidia-smi|wsl)\b/i;
