/** Reads which images and hosts riddles are made of (knowledge/images/riddles.yaml), and makes them when they are first asked for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, FAILSAFE_SCHEMA } from 'js-yaml';
import { ownValue } from '../../core/own-value.js';
import type { HostCatalogue } from '../../canirun/hosts/host.js';
import type { ImageCatalogue } from '../../canirun/image/catalogue/image-catalogue.js';
import type { ContainerImage } from '../../canirun/image/image.js';
import type { Judge } from '../../canirun/judge/verdict.js';
import { parseReference } from '../../canirun/reference/reference.js';
import { UserError } from '../../core/errors.js';
import { makeRiddles } from '../../study/riddles.js';
import type { StudyCard } from '../../study/study-card.js';
import { PACKAGE_DIR } from '../config/package-dir.js';
import { shippedWords } from '../engine-data.js';

/** What proves riddles. */
export interface RiddleSources {
  readonly catalogue: ImageCatalogue;
  readonly hosts: HostCatalogue;
  readonly judge: Judge;
}

const FILE = join(PACKAGE_DIR, 'knowledge', 'images', 'riddles.yaml');

/** The riddles, made once. The catalogue alone is asked, so that they are the same wherever the program runs. */
export function openRiddles(sources: RiddleSources): () => readonly StudyCard[] {
  let made: readonly StudyCard[] | undefined;
  return () => (made ??= madeOf(sources));
}

function madeOf({ catalogue, hosts, judge }: RiddleSources): StudyCard[] {
  const table: unknown = load(readFileSync(FILE, 'utf8'), { schema: FAILSAFE_SCHEMA });
  const images = namesIn(table, 'images').map((name) => imageOf(name, catalogue));
  const recognised = namesIn(table, 'hosts').map((host) => hosts.recognise(host));
  return makeRiddles({ images, hosts: recognised, judge, words: shippedWords() });
}

/** @throws UserError for a table without that list */
function namesIn(table: unknown, list: string): readonly string[] {
  const names =
    typeof table === 'object' && table !== null
      ? ownValue(table as Readonly<Record<string, unknown>>, list)
      : undefined;
  if (Array.isArray(names) && names.every((name) => typeof name === 'string')) return names;
  throw new UserError('bad-input', `${FILE}: ${list}: a list of names is wanted.`);
}

/** @throws UserError for an image that the catalogue does not have */
function imageOf(name: string, catalogue: ImageCatalogue): ContainerImage {
  const reading = parseReference(name);
  const statement = reading.kind === 'bad-reference' ? null : catalogue.find(reading.reference);
  if (reading.kind === 'bad-reference' || statement === null)
    throw new UserError('bad-input', `${FILE}: ${name} is no image of catalogue.yaml.`);
  return {
    kind: 'container',
    name,
    reference: reading.reference,
    entries: statement.platforms.map((platform) => ({ platform })),
    ...(statement.mediaType === undefined ? {} : { mediaType: statement.mediaType }),
    evidence: { from: 'catalogue', at: catalogue.date, note: statement.note },
  };
}
