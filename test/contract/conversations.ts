/** Conversations that must mean the same in every outlet. Data only. */
import type { Tone } from '../../src/core/reply.js';

/** Something said, and what must come back. */
export interface Turn {
  readonly say: string;
  /** Words that must be seen. */
  readonly shows: readonly string[];
  /** Exactly these places are cited; absent: none. */
  readonly cites?: readonly string[];
  /** At least these choices are offered; absent: nothing is looked for. */
  readonly offers?: readonly string[];
  /** Absent: the answer is quoted, and how sure it is of itself is the engine's matter. */
  readonly tone?: Tone;
  /** True for what only the asker may see. */
  readonly private?: boolean;
}

/** A conversation. */
export interface Conversation {
  readonly about: string;
  readonly turns: readonly Turn[];
}

/** The notes that are asked. */
export const NOTES = `# Containers and VMs

A container shares the kernel of its host; a virtual machine brings its own.

## Size

- **Container image**: tens to hundreds of megabytes.
- **VM image**: several gigabytes, as a whole operating system is in it.

## Start-up speed

A container starts in under a second, a virtual machine in half a minute.

# Registries

Q: What is a registry?
A: A registry keeps images and hands them out by name and tag.

# The quay

Q: Who may moor at the quay?
A: Barges & tugs <20 m>, *not* yachts; ask @everyone at http://quay.example first.
`;

/** The file that they stand in. */
export const NOTES_FILE = 'notes.md';

export const CONVERSATIONS: readonly Conversation[] = [
  {
    about: 'a question that the notes cover',
    turns: [
      {
        say: 'What is a registry?',
        shows: ['A registry keeps images and hands them out by name and tag.'],
        cites: ['notes.md:17'],
        tone: 'plain',
      },
    ],
  },
  {
    about: 'the same with typos',
    turns: [
      {
        say: 'waht is a regsitry?',
        shows: ['A registry keeps images and hands them out by name and tag.'],
        cites: ['notes.md:17'],
        tone: 'plain',
      },
    ],
  },
  {
    about: 'a question and what follows from it, with the reason',
    turns: [
      {
        say: 'how fast does a virtual machine start?',
        shows: ['half a minute'],
        cites: ['notes.md:12'],
      },
      { say: 'and the size?', shows: ['several gigabytes'], cites: ['notes.md:5'] },
      { say: '/why', shows: ['size'], cites: ['notes.md:5'] },
    ],
  },
  {
    about: 'a note full of markup and mentions',
    turns: [
      {
        say: 'Who may moor at the quay?',
        shows: ['Barges & tugs <20 m>, not yachts; ask @everyone at'],
        cites: ['notes.md:22'],
        tone: 'plain',
      },
    ],
  },
  {
    about: 'a question that the notes do not cover',
    turns: [{ say: 'how do I bake sourdough bread', shows: ['not in the notes'], tone: 'plain' }],
  },
  {
    about: 'questions that are asked together',
    turns: [
      { say: '/quiz streak', shows: ['You have no streak yet.'], tone: 'plain', private: true },
      {
        say: '/quiz board',
        shows: ['Nobody has answered a question here in 2026-11'],
        private: true,
      },
      {
        say: '/quiz sourdough',
        shows: ['make no fair question about “sourdough”', 'Try another topic, or none.'],
        tone: 'bad',
        private: true,
      },
      { say: '/quiz 99', shows: ['Ask for 1 to 20 questions.'], tone: 'bad', private: true },
      { say: '/quiz answer 77 A', shows: ['no question 77 here'], tone: 'bad', private: true },
      { say: '/quiz stop', shows: ['No quiz runs here.'], tone: 'bad', private: true },
    ],
  },
  {
    about: 'nothing, and the cry for help',
    turns: [
      {
        say: '',
        shows: ['I answer questions from 3 notes'],
        offers: ['What is a registry?'],
        tone: 'plain',
      },
      {
        say: '/help',
        shows: ['I answer questions from 3 notes', '/canirun'],
        offers: ['What is a registry?'],
        tone: 'plain',
      },
    ],
  },
  {
    about: 'a verdict: no',
    turns: [
      {
        say: '/canirun mcr.microsoft.com/windows/servercore:ltsc2022 ubuntu 22.04',
        shows: ['does not run', 'Kernel'],
        tone: 'bad',
      },
    ],
  },
  {
    about: 'a verdict: yes',
    turns: [
      { say: '/canirun nginx:alpine ubuntu 24.04', shows: ['runs', 'Kernel', 'CPU'], tone: 'good' },
    ],
  },
  {
    about: 'a verdict: not known',
    turns: [
      { say: '/canirun nginx:alpine windows', shows: ['cannot be told yet'], tone: 'caution' },
    ],
  },
  {
    about: 'the list of topics, and one of them',
    turns: [
      { say: '/notes', shows: ['Containers and VMs', 'What is a registry?'], tone: 'plain' },
      {
        say: '/notes hand out images',
        shows: ['hands them out by name and tag'],
        cites: ['notes.md:16'],
        tone: 'plain',
      },
      {
        say: '/notes bake registry cakes',
        shows: ['The notes have no topic “bake registry cakes”.'],
        tone: 'plain',
      },
      {
        say: '/notes what is a registry?',
        shows: ['hands them out by name and tag'],
        cites: ['notes.md:16'],
        tone: 'plain',
      },
    ],
  },
  {
    about: 'an image name that is markup and a mention',
    turns: [
      {
        say: '/canirun <!channel>*@everyone*`x` windows 11',
        shows: ['<!channel>*@everyone*`x`'],
        tone: 'caution',
      },
    ],
  },
  {
    about: 'a command that there is none of',
    turns: [
      {
        say: '/canirum nginx',
        shows: ['There is no command /canirum.', '/canirun'],
        tone: 'bad',
        private: true,
      },
    ],
  },
  {
    about: 'far too many words',
    turns: [
      {
        say: `why${' container'.repeat(900)}`,
        shows: ['9,003 characters'],
        tone: 'bad',
        private: true,
      },
    ],
  },
];

/** The same bot where the language of the furniture is German, set by chat and taken back; in this order. */
export const IN_GERMAN: readonly Conversation[] = [
  {
    about: 'the setting',
    turns: [
      {
        say: '/settings workspace language de',
        shows: ['Die Einstellung ist geändert.', 'language im ganzen Workspace: de'],
        tone: 'good',
      },
    ],
  },
  {
    about: 'a question that the notes cover',
    turns: [
      {
        say: 'What is a registry?',
        shows: ['A registry keeps images and hands them out by name and tag.'],
        cites: ['notes.md:17'],
        tone: 'plain',
      },
      { say: '/why', shows: ['Geantwortet habe ich aus'], cites: ['notes.md:17'] },
    ],
  },
  {
    about: 'a question that the notes hardly cover',
    turns: [
      {
        say: 'registry of yachts',
        shows: ['Ich bin nicht sicher, ob du das meinst.'],
        cites: ['notes.md:17'],
        tone: 'caution',
      },
    ],
  },
  {
    about: 'a question that the notes do not cover',
    turns: [
      {
        say: 'how do I bake sourdough bread',
        shows: ['Das steht nicht in den Notizen.'],
        tone: 'plain',
      },
    ],
  },
  {
    about: 'the cry for help',
    turns: [
      {
        say: '/help',
        shows: ['Ich beantworte Fragen aus 3 Notizen', 'Befehle', '/canirun', 'Sagt, ob ein'],
        offers: ['What is a registry?'],
        tone: 'plain',
      },
    ],
  },
  {
    about: 'a verdict',
    turns: [
      {
        say: '/canirun mcr.microsoft.com/windows/servercore:ltsc2022 ubuntu 22.04',
        shows: ['läuft nicht', 'Kernel', 'braucht einen Kernel von Windows'],
        tone: 'bad',
      },
    ],
  },
  {
    about: 'a command that there is none of',
    turns: [
      {
        say: '/canirum nginx',
        shows: ['Den Befehl /canirum gibt es nicht. Meinst du /canirun?'],
        tone: 'bad',
        private: true,
      },
    ],
  },
  {
    about: 'the setting taken back',
    turns: [
      {
        say: '/settings workspace language default',
        shows: ['The setting is changed.', 'nothing set any more'],
        tone: 'good',
      },
      { say: 'how do I bake sourdough bread', shows: ['That is not in the notes.'], tone: 'plain' },
    ],
  },
];
