/** `quaymaster init`: asks what is to be set up, and writes the answers to `.env`. */
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { checkVariable, readConfig } from '../../app/config/config.js';
import { UserError } from '../../core/errors.js';
import { PACKAGE_DIR } from '../../app/config/package-dir.js';
import type { ChatDefinition } from '../../adapters/shared/chat.js';
import { CHATS } from '../../app/chats.js';
import { CHAT_NAMES } from '../../core/adapters.js';
import { setVariables, type Settings } from './env-file.js';
import type { Asker } from '../../adapters/shared/setup-questions.js';
import { askSettings } from './init-questions.js';
import { remark } from '../output.js';

/** What to set where nobody can be asked. */
function byHand(): string {
  const needs = CHAT_NAMES.flatMap((name) => {
    const { needs: ways }: ChatDefinition = CHATS[name];
    return ways.map(({ way, variables }) => `  ${way}: ${variables.join(', ')}`);
  });
  const manifests = CHAT_NAMES.map((name) => `quaymaster manifest ${name}`).join(' and ');
  return [
    'quaymaster init asks, and there is no terminal to ask on. Set these variables in the environment or in .env instead:',
    ...needs,
    '  Your notes: KNOWLEDGE_DIR',
    `.env.example explains each; ${manifests} print what to paste there.`,
  ].join('\n');
}

/**
 * Asks and writes.
 * @throws UserError without a terminal, when given up, or when the answers don't fit together
 */
export async function initCommand(): Promise<void> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) throw new UserError('bad-input', byHand());
  const { terminalAsker } = await import('./terminal-asker.js');
  const file = resolve('.env');
  const before = await readIfThere(file);
  if (before !== null) await askToChange(terminalAsker, file);
  const settings = await askSettings({
    ask: terminalAsker,
    check: (name, value) => checkVariable(name, value) ?? checkFolder(name, value.trim()),
    commandPrefix: process.env['COMMAND_PREFIX'] ?? '',
    makeSecret: () => randomBytes(32).toString('hex'),
  });
  readConfig(settings, PACKAGE_DIR);
  await save(file, before ?? (await readFile(join(PACKAGE_DIR, '.env.example'), 'utf8')), settings);
  remark(`Written to ${file}. Next: quaymaster doctor, then quaymaster start.`);
}

function checkFolder(name: string, value: string): string | undefined {
  if (name !== 'KNOWLEDGE_DIR' || value === '' || isFolder(resolve(value))) return undefined;
  return `There is no folder ${resolve(value)}. Make it first, or leave this empty.`;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new UserError('bad-input', `${file} can't be read: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

async function askToChange(ask: Asker, file: string): Promise<void> {
  const answer = await ask.one(`${file} is there already.`, [
    {
      value: 'change',
      label: 'Change the settings that I ask for',
      hint: 'the rest stays as it is',
    },
    { value: 'leave', label: 'Leave it alone' },
  ]);
  if (answer === 'leave') throw new UserError('refused', `${file} is as it was.`);
}

/** It holds tokens: only its owner may read it, also where it was there before with looser rights. */
async function save(file: string, text: string, settings: Settings): Promise<void> {
  await writeFile(file, setVariables(text, settings), { mode: 0o600 });
  await chmod(file, 0o600);
}
