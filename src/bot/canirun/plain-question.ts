/**
 * `/canirun` in plain words: "can I run nginx on a macbook m2?", "läuft mongo 7 auf einem Pi 4?".
 *
 * A question is only taken where it has the form of one, names an image that is known (or written as only images are),
 * and describes a host to the last word. Everything else is a question to the notes.
 */
import { parseReference } from '../../canirun/reference/reference.js';
import { splitPaste } from './pasted.js';
import { plainLine } from './plain-line.js';
import { WHOLE_SYSTEM, isKnownImage, wholeSystem } from '../../canirun/whole-system.js';
import { lostIn, readCanirun, type CanirunReading, type Known } from './read-canirun.js';

/** Longer first lines are no such question. */
const LONGEST = 200;

const POLITE = /^(?:(?:@\S+|hey|hi|hello|hallo|please|bitte|so|and|und|ok|okay)[,:!\s]+)+/i;

/** A question's form: where its image and its host stand. The first that fits counts. */
const FORMS: readonly RegExp[] = [
  // can I run IMAGE on HOST
  /^(?:can|could|may|will|would|should) (?:i|we|you|one|someone|it be possible to) (?:run|start|use|deploy|boot|host) (?<image>.+?)(?: (?:on|under|in|with) (?<host>.+))?$/,
  /^(?:is|would) it (?:be )?possible to (?:run|start|use|deploy|boot|host) (?<image>.+?) (?:on|under|in|with) (?<host>.+)$/,
  // does IMAGE run on HOST
  /^(?:can|could|will|would|does|do|should) (?<image>.+?) (?:run|work|start|boot) (?:on|under|in|with) (?<host>.+)$/,
  /^(?:is|are) (?<image>.+?) (?:compatible with|supported (?:on|by)|runnable on) (?<host>.+)$/,
  // can HOST run IMAGE
  /^(?:can|could|will|would|does|do) (?<host>.+?) (?:run|support|handle|boot|start) (?<image>.+)$/,
  // läuft IMAGE auf HOST
  /^(?:läuft|laeuft|funktioniert|geht|startet|klappt|tut) (?<image>.+?) (?:auch )?(?:auf|unter|mit|in) (?<host>.+)$/,
  /^(?:kann|könnte|koennte|darf) (?:ich|man|wir) (?<image>.+?) (?:auf|unter|mit|in) (?<host>.+?) (?:laufen lassen|ausführen|ausfuehren|betreiben|starten|nutzen|verwenden|benutzen|laufen)$/,
  /^(?:kann|wird|könnte) (?<image>.+?) (?:auf|unter|mit) (?<host>.+?) (?:laufen|funktionieren|starten)$/,
];

const ARTICLES =
  /^(?:(?:a|an|the|my|our|your|his|her|their|this|that|ein|eine|einem|einen|einer|der|die|das|dem|den|mein|meine|meinem|meinen|meiner|unser|unserem|unseren|unserer|deinem|diesem|dieses|diese|dieser) )+/i;
const IMAGE_NOUN =
  /^(?:(?:docker|container|official|offizielle)[ -])*(?:image|container|abbild)s? (?:of |von |named |called )?/i;
const IMAGE_NOUN_BEHIND = / (?:(?:docker|container)[ -])?(?:image|container|abbild|docker)s?$/i;

/** What a pasted file is called. */
const FILE =
  /^(?:docker[- ]?)?(?:compose|stack|dockerfile|manifest|deployment|helm chart|yaml|file|datei|projekt|project)(?:[- ]?(?:file|datei|yaml|stack|project|projekt))?$/i;

/** Tools that have an image of their name, which nobody means who asks so. */
const TOOLS: ReadonlySet<string> = new Set(['docker', 'podman', 'buildah', 'kubectl', 'helm']);

/**
 * Reads a question.
 *
 * @param text - a message that is no command
 * @param known - tells images from hosts
 * @param team - names of the team's hosts
 * @returns nothing for any other question
 */
export function readPlainQuestion(
  text: string,
  known: Known,
  team: readonly string[] = [],
): CanirunReading | null {
  const { words, paste } = splitPaste(plainLine(text));
  if (words.length > LONGEST) return null;
  const line = words
    .replace(/(?<![?!.\s:])[?!.\s:]+$/, '')
    .replace(/[`"“”]/g, '')
    .replace(/\s+/g, ' ')
    .replace(POLITE, '');
  for (const form of FORMS) {
    const groups = new RegExp(form.source, 'i').exec(line)?.groups;
    if (groups === undefined) continue;
    const reading = readGroups(groups['image'] ?? '', groups['host'] ?? '', { known, team, paste });
    if (reading !== null) return reading;
  }
  return null;
}

interface Asked {
  readonly known: Known;
  readonly team: readonly string[];
  readonly paste: string;
}

function readGroups(imageWords: string, hostWords: string, reader: Asked): CanirunReading | null {
  const host = hostOf(hostWords, reader);
  if (host === null) return null;
  const bare = imageWords.replace(ARTICLES, '');
  if (FILE.test(bare)) return readFile(host, bare, reader);
  const image = imageOf(bare, reader);
  if (image === null || (host === '' && !/[a-z]/i.test(image))) return null;
  return { kind: 'pairs', pairs: [{ image, host }] };
}

/** `this compose`: the file stands below, or is asked for. */
function readFile(
  host: string,
  program: string,
  { known, team, paste }: Asked,
): CanirunReading | null {
  if (host === '') return null;
  if (paste === '') return { kind: 'file-wanted', program, host };
  const reading = readCanirun(`on ${host}\n${paste}`, known, team);
  return reading.kind === 'list' ? reading : null;
}

/** The host in few words, understood to the last; empty where none was named; `null` where it is none. */
function hostOf(typed: string, { known, team }: Asked): string | null {
  const bare = typed.replace(ARTICLES, '').trim();
  if (bare === '') return typed === '' ? '' : null;
  const name = bare.toLowerCase().replace(/ /g, '-');
  if (team.includes(name)) return name;
  return lostIn(bare, { known, team }) === 0 ? bare : null;
}

/** The image as a reference or VM phrase; `null` where the words name none that is known. */
function imageOf(typed: string, { known }: Asked): string | null {
  const bare = typed.replace(IMAGE_NOUN, '').replace(IMAGE_NOUN_BEHIND, '').trim();
  if (known.images.namesVm(bare)) return bare;
  const [system] = WHOLE_SYSTEM.test(bare) ? wholeSystem(bare, known) : [];
  if (system !== undefined) return system;
  const [, name = bare, version] = /^([a-z][\w./-]*) v?(\d[\w.-]*)$/i.exec(bare) ?? [];
  const image = version === undefined ? bare : `${name.toLowerCase()}:${version}`;
  if (parseReference(image).kind !== 'reference' || TOOLS.has(name.toLowerCase())) return null;
  const isWritten =
    /^[a-z0-9][\w.-]*(?:\/[\w.-]+)*[:@/][\w.:@/-]+$/.test(image) && /[:@]|\.[^.]*\//.test(image);
  return isWritten || isKnownImage(image, known.images) ? image : null;
}
