/**
 * Readers of what strangers write, as functions of one text: what is fuzzed, and what growth is measured of. Each says
 * how long its texts can be where they come in.
 */
import { shippedWords } from '../../src/app/engine-data.js';
import { redact } from '../../src/app/log.js';
import { parseCustomId } from '../../src/adapters/discord/read/custom-id.js';
import { parseButtonValue } from '../../src/adapters/slack/read/button-value.js';
import { readText } from '../../src/adapters/slack/read/slack-text.js';
import { visitorAddress } from '../../src/adapters/web/server/access/visitor-address.js';
import { remarkOf } from '../../src/bot/ask/remark.js';
import { messagesOf } from '../../src/bot/messages/messages.js';
import { screen } from '../../src/bot/screen.js';
import { readChanges } from '../../src/bot/settings/read-changes.js';
import { distilHost } from '../../src/canirun/hosts/pasted/distil.js';
import { readConfig, readManifest } from '../../src/canirun/image/manifest.js';
import { readImageList } from '../../src/canirun/image-lists/image-list-reader.js';
import { readCommandLine } from '../../src/canirun/reference/command-line.js';
import { parseReference } from '../../src/canirun/reference/reference.js';
import { READING_BUDGET } from '../../src/core/text/reading-budget.js';
import { noteFormat } from '../../src/notes/formats/note-file.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';
import { TEXT_BUDGET } from '../../src/notes/formats/text-budget.js';
import { parseChallenge } from '../../src/registry/bearer-challenge.js';
import { parseDockerConfig } from '../../src/registry/registry-credentials.js';
import { cardTargets } from './card-targets.js';
import { messageTargets } from './message-targets.js';

/** A reader and its boundary. */
export interface FuzzTarget {
  /** Takes any text, and throws nothing but sentences for people. */
  readonly read: (text: string) => unknown;
  /** UTF-16 units of the longest text that reaches it; longer ones are refused before. */
  readonly most: number;
}

/** Node's own limit of all headers of a request. */
const HEADERS = 16_384;
/** What the registry's answers are cut at, see `src/registry/image-description.ts`. */
const MANIFEST = 4_000_000;
/** Slack's and Discord's limits for what buttons carry back are far below. */
const CARRIED = 2_000;
/** Of the forms' fields, one of which holds a setting. */
const FIELD = 4_000;

const MEMBER = {
  place: { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 'C1' },
  author: 'U1',
} as const;

/** Loads what the readers need, and names them. A name is also its folder of the corpus. */
export async function loadFuzzTargets(): Promise<ReadonlyMap<string, FuzzTarget>> {
  const { argument, file, question } = READING_BUDGET;
  const words = shippedWords();
  const notes = (name: string, ending: string): [string, FuzzTarget] => [
    `notes-${name}`,
    {
      read: (text) => parseNotes(`a.${ending}`, text),
      most: TEXT_BUDGET.fileBytes[noteFormat(`a.${ending}`) ?? 'outline'],
    },
  ];
  const reader = (most: number, read: FuzzTarget['read']): FuzzTarget => ({ read, most });
  return new Map<string, FuzzTarget>([
    notes('outline', 'txt'),
    notes('markdown', 'md'),
    notes('yaml', 'yaml'),
    notes('json', 'json'),
    notes('toml', 'toml'),
    notes('jsonl', 'jsonl'),
    notes('csv', 'csv'),
    notes('tsv', 'tsv'),
    ['notes-front-matter', reader(TEXT_BUDGET.fileBytes.markdown, frontMatter)],
    ['notes-html', reader(TEXT_BUDGET.fileBytes.markdown, html)],
    ['image-list', reader(file, readImageList)],
    ['command-line', reader(argument, readCommandLine)],
    ['host-kept', reader(argument, distilHost)],
    ['reference', reader(argument, parseReference)],
    ['settings', reader(FIELD, (text) => readChanges([text], MEMBER, [], messagesOf()))],
    ['screen', reader(argument, (text) => screen({ text }))],
    ['remark', reader(question, (text) => remarkOf(text, words))],
    ['manifest', reader(MANIFEST, (text) => readManifest(text, ''))],
    ['config', reader(MANIFEST, readConfig)],
    ['credentials', reader(1_000_000, parseDockerConfig)],
    ['challenge', reader(HEADERS, parseChallenge)],
    ['slack-text', reader(argument, (text) => readText(text, 'U0BOT'))],
    ['button-value', reader(CARRIED, parseButtonValue)],
    ['custom-id', reader(CARRIED, parseCustomId)],
    ['address', reader(HEADERS, (text) => visitorAddress('127.0.0.1', text))],
    ['log', reader(1_000_000, (text) => redact(text, ['a configured secret']))],
    ...cardTargets(),
    ...(await messageTargets()),
  ]);
}

function frontMatter(text: string): unknown {
  return parseNotes('a.md', `---\n${text}\n---\n# Tides\n\nSpring tide.\n`);
}

function html(text: string): unknown {
  return parseNotes('a.md', `<div>\n${text}\n</div>\n`);
}
