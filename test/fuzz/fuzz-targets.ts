/** Readers of what strangers write, as functions of one text: what is fuzzed, and what growth is measured of. */
import { redact } from '../../src/app/log.js';
import { parseCustomId } from '../../src/adapters/discord/read/custom-id.js';
import { readText } from '../../src/adapters/slack/read/slack-text.js';
import { visitorAddress } from '../../src/adapters/web/server/access/visitor-address.js';
import { splitCanirun } from '../../src/bot/canirun/split-canirun.js';
import { createHostCatalogue } from '../../src/canirun/hosts/host-catalogue.js';
import { describePaste } from '../../src/canirun/hosts/pasted/paste.js';
import { readConfig, readManifest } from '../../src/canirun/image/manifest.js';
import { readImageList } from '../../src/canirun/image-lists/image-list-reader.js';
import { parseReference } from '../../src/canirun/reference/reference.js';
import { loadHostData } from '../../src/app/read-host-data.js';
import { newEngine } from '../../src/app/engine-data.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';
import { parseChallenge } from '../../src/registry/bearer-challenge.js';
import { parseDockerConfig } from '../../src/registry/registry-credentials.js';

/** A reader: takes any text, and throws nothing. */
export type FuzzTarget = (text: string) => unknown;

/** Loads what the readers need, and names them. A name is also its folder of the corpus. */
export async function loadFuzzTargets(): Promise<ReadonlyMap<string, FuzzTarget>> {
  const hosts = createHostCatalogue(await loadHostData('knowledge/hosts'));
  const engine = newEngine();
  engine.update([], parseNotes('a.md', '# Tides\n\nThe spring tide comes at new moon.\n').notes);
  return new Map<string, FuzzTarget>([
    ['notes-outline', (text) => parseNotes('a.txt', text)],
    ['notes-markdown', (text) => parseNotes('a.md', text)],
    ['notes-yaml', (text) => parseNotes('a.yaml', text)],
    ['notes-toml', (text) => parseNotes('a.toml', text)],
    ['notes-jsonl', (text) => parseNotes('a.jsonl', text)],
    ['notes-csv', (text) => parseNotes('a.csv', text)],
    ['question', (text) => engine.ask(text)],
    ['image-list', readImageList],
    ['paste', describePaste],
    ['host', (text) => hosts.recognise(text)],
    ['reference', parseReference],
    ['canirun', splitCanirun],
    ['manifest', (text) => readManifest(text, '')],
    ['config', readConfig],
    ['credentials', parseDockerConfig],
    ['challenge', parseChallenge],
    ['slack-text', (text) => readText(text, 'U0BOT')],
    ['custom-id', parseCustomId],
    ['address', (text) => visitorAddress(text, text)],
    ['log', (text) => redact(text, ['a configured secret'])],
  ]);
}
