import { expect, test } from '@jest/globals';
import { newEngine } from '../../src/app/engine-data.js';
import type { Answer, AskOptions } from '../../src/engine/answer-engine.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';
import { noteOf, SAMPLE_NOTES } from './sample-notes.js';

const engine = newEngine();
engine.update([], SAMPLE_NOTES);

const ask = (question: string, options?: AskOptions): Answer => engine.ask(question, options);
const firstNote = (question: string): string | undefined => ask(question).passages[0]?.note.id;
const firstText = (question: string): string | undefined => ask(question).passages[0]?.passage.text;

test.each([
  ['how big is a container image', 'containers-vms'],
  ['how bgi is a contaner imgae', 'containers-vms'],
  ['which lock file does npm write', 'npm-yarn'],
  ['which lockfile does npm write', 'npm-yarn'],
  ['hey guys, does anyone know how to install docker on ubuntu pls', 'install'],
  ['installing docker (ubuntu)', 'install'],
  ['`exec format error`', 'exec-format'],
  ['who pays invoices?', 'billing'],
  ['windows 7', 'toolbox'],
])('%s finds %s', (question, id) => {
  expect(firstNote(question)).toBe(id);
});

test('a question about one aspect gets that line, with its path', () => {
  const { passages, quotes } = ask('is a container isolated like a VM');
  expect(passages[0]?.passage.path).toEqual(['Containers and virtual machines', 'Isolation']);
  expect(quotes[0]?.passage.label).toBe('Isolation');
});

test('of two lines with all the words, the one that has them together is quoted', () => {
  const own = newEngine();
  const scattered =
    'Containers start fast, since images leave out the kernel, and the layers that they share';
  const together = 'All containers share the one kernel of the host';
  own.update([], [noteOf('size', 'Facts', [scattered, together])]);
  expect(own.ask('do containers share the kernel').passages[0]?.passage.text).toBe(together);
});

test('a contrast quotes the topic with both sides', () => {
  const [quote] = ask('what is the difference between npm and yarn?').quotes;
  expect(quote?.passage.text).toMatch(/^npm and yarn are both/);
  expect(quote?.withChildren).toBe(true);
});

test('a contrast finds the note about both sides before one about either', () => {
  const own = newEngine();
  own.update(
    [],
    [
      noteOf('both', 'Image and container', ['An image is the recipe, a container is what runs.']),
      noteOf('dev', 'What is a dev container', ['A container for developers.']),
      noteOf('image', 'What is an image', ['A stack of layers.']),
    ],
  );
  expect(own.ask('image vs container').passages[0]?.note.id).toBe('both');
});

test('a label is never quoted without what hangs below it', () => {
  for (const question of ['npm', 'yarn', 'steps to install docker ubuntu', 'docker ubuntu']) {
    for (const quote of ask(question).quotes) {
      expect(quote.passage.kind !== 'label' || quote.withChildren).toBe(true);
    }
  }
});

test('a follow-up takes the topic of the thread', () => {
  const context = { noteId: 'containers-vms', question: 'what is a container' };
  const answer = ask('and their size?', { context });
  expect(answer.passages[0]?.passage.label).toBe('Size');
  expect(answer.question).toBe('and their size (Containers and virtual machines)');
});

test('a follow-up keeps to the section that answered', () => {
  const file = `# Training times

## Volleyball

- Coach: Mr Okafor
- Place: the large gym hall

## Badminton

- Coach: Ms Lindqvist
- Place: the old sports centre
`;
  const { notes } = parseNotes('training.md', file);
  const noteId = notes[0]?.id ?? '';
  const training = newEngine();
  training.update([], notes);
  const { question } = training.ask('who coaches badminton');
  const answer = training.ask('and where?', { context: { noteId, question } });
  expect(answer.question).toBe('and where (Training times › Badminton)');
  expect(answer.passages[0]?.passage.text).toBe('Badminton');
});

test.each(['and their size?', 'why?', 'how much is it', 'and the colour?'])(
  'a follow-up asked again as understood gets the same answer: %s',
  (followUp) => {
    const context = { noteId: 'containers-vms', question: 'what is a container' };
    const answer = ask(followUp, { context });
    const again = ask(answer.question, { again: true });
    expect(again.confidence).toBeCloseTo(answer.confidence);
    expect(again.passages).toEqual(answer.passages);
    expect(again.status).toBe(answer.status);
  },
);

test('a question that stands alone ignores the thread', () => {
  const context = { noteId: 'containers-vms', question: 'what is a container' };
  expect(ask('who pays the invoice for the cluster', { context }).passages[0]?.note.id).toBe(
    'billing',
  );
});

test('says which words no note knows', () => {
  expect(ask('how do I reset my flibbertigibbet').unknownWords).toEqual([
    'reset',
    'flibbertigibbet',
  ]);
});

test.each(['', '   ', '???', '\u0000\u0001', '\ud800', '```\n```', '👋', 'zzzzqqqq'])(
  'finds nothing for %j and says so',
  (question) => {
    expect(ask(question)).toMatchObject({
      status: 'not-found',
      confidence: 0,
      passages: [],
      quotes: [],
    });
  },
);

test('evidence names the words, how they matched and where, and its weights add up to 1', () => {
  const evidence = ask('contaner isolation').passages[0]?.evidence ?? [];
  expect(evidence.map(({ asked, by }) => `${asked} by ${by}`).sort()).toEqual([
    'contaner by typo',
    'isolation by exact',
  ]);
  expect(evidence.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
});

test('top limits the passages, and oncePerNote allows one of each note', () => {
  expect(ask('docker container image windows', { top: 1 }).passages).toHaveLength(1);
  const { passages } = ask('docker container image kernel', { top: 50, oncePerNote: true });
  expect(new Set(passages.map(({ note }) => note.id)).size).toBe(passages.length);
  expect(ask('docker', { top: Number.NaN }).passages).not.toHaveLength(0);
});

test('whoever asks for a hundred notes gets a hundred', () => {
  const own = newEngine();
  const notes = Array.from({ length: 3000 }, (_, at) => noteOf(`n${at}`, `kernel number ${at}`));
  own.update([], notes);
  const { passages } = own.ask('which kernel', { top: 100, oncePerNote: true });
  expect(new Set(passages.map(({ note }) => note.id)).size).toBe(100);
  expect(own.ask('which kernel').passages).toHaveLength(3);
});

test('added, changed and removed notes count at once', () => {
  const own = newEngine();
  own.update([], SAMPLE_NOTES);
  own.update([], [noteOf('vpn', 'How to reach the VPN', ['Use the WireGuard profile.'])]);
  expect(own.ask('reach the vpn').passages[0]?.note.id).toBe('vpn');
  own.update([], [noteOf('vpn', 'Parking', ['Use the garage.'])]);
  expect(own.ask('wireguard').passages).toEqual([]);
  expect(own.ask('where is parking').passages[0]?.note.id).toBe('vpn');
  own.update(['vpn', 'never-was'], []);
  expect(own.ask('parking').passages).toEqual([]);
  expect(own.size().notes).toBe(SAMPLE_NOTES.length);
});

test('the form and order of the words matter', () => {
  expect(firstText('yarn faster')).toMatch(/^yarn v1 was faster/);
});

test('who types the name of one note is answered with it; a name of two notes is only suggested', () => {
  const own = newEngine();
  const others = ['Parking', 'Lunch', 'Holidays', 'Laptops'].map((topic, at) =>
    noteOf(`other-${at}`, topic, [`All about ${topic.toLowerCase()} stands here`]),
  );
  own.update([], [...others, noteOf('toast', 'Toomanyrequests', ['Log in to the registry first'])]);
  expect(own.ask('TOOMANYREQUESTS').status).toBe('answered');
  own.update([], [noteOf('again', 'Toomanyrequests', ['Wait an hour'])]);
  expect(own.ask('toomanyrequests').status).toBe('suggested');
});
