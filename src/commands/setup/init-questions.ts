/** What `quaymaster init` asks, in which order, and the settings that come of it. Talks through a port. */
import type { Settings } from './env-file.js';
import type { SetupQuestions } from '../../adapters/shared/setup-questions.js';
import { CHATS } from '../../app/chats.js';
import { ADAPTERS, CHAT_NAMES } from '../../core/adapters.js';

/** Asks. @returns the settings to write, none of them empty */
export async function askSettings(options: SetupQuestions): Promise<Settings> {
  const { ask } = options;
  const chats = await ask.some(
    'Where shall the bot answer, besides the web page and the terminal?',
    CHAT_NAMES.map((name) => ({ value: name, label: ADAPTERS[name].title })),
  );
  const settings: Record<string, string> = await askNotes(options);
  for (const name of CHAT_NAMES)
    if (chats.includes(name)) Object.assign(settings, await CHATS[name].ask(options));
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ''));
}

async function askNotes({ ask, check }: SetupQuestions): Promise<Record<string, string>> {
  const folder = await ask.text(
    'Which folder holds your notes? (empty: the notes that come along)',
    (answer) => check('KNOWLEDGE_DIR', answer),
  );
  return { KNOWLEDGE_DIR: folder };
}
