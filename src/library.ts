/**
 * What `import … from 'quaymaster'` gives: the notes and the judge without a chat around them. Both speak the forms that
 * `ask --json` and `canirun --json` have, which docs/cli.md explains. Nothing here reads the environment.
 */
import { openCanirun } from './app/canirun-parts.js';
import { newEngine } from './app/engine-data.js';
import { answerToJson, type AnswerJson } from './bot/ask/answer-json.js';
import { toJson, type VerdictJson } from './bot/canirun/verdict-json.js';
import { lookAndJudgeOne } from './canirun/judge/look-and-judge.js';
import { parsePlatforms, type Platform } from './canirun/platform/platform.js';
import { UserError } from './core/errors.js';
import type { NoteProblem } from './core/note.js';

import { NotesFolder } from './notes/disk/notes-folder.js';

export { UserError } from './core/errors.js';
export type { AnswerJson, PassageJson } from './bot/ask/answer-json.js';
export type {
  EvidenceJson,
  FixJson,
  PlatformJson,
  ReasonJson,
  RiskJson,
  VerdictJson,
} from './bot/canirun/verdict-json.js';
export type { NoteProblem } from './core/note.js';

/** Notes in memory. */
export interface OpenNotes {
  /** Answers from the notes. Never throws: any text is a question. @param options - `top`: passages, 1 to 100 (default 3) */
  ask(question: string, options?: { readonly top?: number }): AnswerJson;
  /** What could not be read in the notes, or reads badly. */
  problems(): readonly NoteProblem[];
}

/**
 * Loads notes once; later changes of the files are not followed.
 * @param paths - folders and files, in any of the formats of docs/notes.md
 * @throws UserError for a path that does not exist or holds no notes in a known format
 */
export async function openNotes(paths: string | readonly string[]): Promise<OpenNotes> {
  const folder = await NotesFolder.load([paths].flat());
  const engine = newEngine();
  engine.update([], folder.notes());
  return {
    ask: (question, { top = 3 } = {}) => answerToJson(question, engine.ask(question, { top })),
    problems: () => folder.problems(),
  };
}

/** How images are known. */
export interface CanIRunOptions {
  /** Ask no registry: the cache and the built-in catalogue only. */
  readonly offline?: boolean;
  /** The image's platforms by hand, so that nobody is asked: `linux/amd64,linux/arm64`. */
  readonly platforms?: string;
  /** What the name stands for; absent: told from the name. */
  readonly kind?: 'container' | 'vm';
  /** A folder that keeps what registries said; absent: it is forgotten with the call. */
  readonly cacheDir?: string;
  /** Private hosts that may be asked, as REGISTRY_ALLOW takes them; absent: public registries only. */
  readonly registryAllow?: readonly string[];
  /** A Docker `config.json` with credentials for registries. */
  readonly registryAuthFile?: string;
  /** Takes full sentences about what works less well than it should. */
  readonly warn?: (sentence: string) => void;
}

/**
 * Says whether an image runs on a host, and why. What goes wrong at a registry is a verdict, `unknown`, with the reason.
 * @param image - an image reference, a VM image file, or words such as `windows 10 vm`
 * @param host - the machine in plain words, or what `docker info` prints there
 * @throws UserError for platforms or credentials that can't be read
 */
export async function canIRun(
  image: string,
  host: string,
  options: CanIRunOptions = {},
): Promise<VerdictJson> {
  const { offline = false, platforms, kind, cacheDir, registryAllow = [], warn } = options;
  const given = platforms === undefined ? {} : { platforms: readPlatforms(platforms) };
  const { registryAuthFile } = options;
  const { images, hosts, judge, close } = await openCanirun(
    {
      registryAllow,
      dataDir: cacheDir ?? null,
      ...(registryAuthFile === undefined ? {} : { registryAuthFile }),
    },
    warn ?? (() => undefined),
  );
  try {
    const request = { name: image, offline, ...given, ...(kind === undefined ? {} : { kind }) };
    const parts = { images, judge };
    const { verdict } = await lookAndJudgeOne(parts, request, hosts.recognise(host));
    return toJson(verdict);
  } finally {
    await close();
  }
}

function readPlatforms(list: string): readonly Platform[] {
  const parsed = parsePlatforms(list);
  if (!parsed.ok) throw new UserError('bad-input', parsed.message);
  return parsed.platforms;
}
