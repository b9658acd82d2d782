import { describe, expect, test } from '@jest/globals';
import { passagesOf } from '../../src/core/note.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';
import { drawNote, sketch } from './sketch.js';

/** Problems as `line code`. */
function problemsOf(file: string, text: string): string[] {
  return parseNotes(file, text).problems.map(({ line, code }) => `${line} ${code}`);
}

describe('JSONL', () => {
  test('each line is one note whose id is exactly its own', () => {
    const text = [
      '{"id": "dns", "topic": "DNS", "text": "Names to addresses.\\nPort: 53", "questions": ["what is dns?"]}',
      '',
      '{"id": "q0_3", "text": "A router forwards packets between networks."}',
      '{"id": 7, "text": ["Switches forward frames.", "Hubs copy them."], "topic": "Frames", "keywords": "switch, hub"}',
    ].join('\n');
    const { notes, problems } = parseNotes('net.jsonl', text);
    expect(problems).toEqual([]);
    expect(notes.map(({ id }) => id)).toEqual(['dns', 'q0_3', '7']);
    expect(notes.flatMap(drawNote)).toEqual([
      '1 topic DNS',
      '1   answer Names to addresses.',
      '1   answer Port: 53',
      '3 topic A router forwards packets between networks.',
      '4 topic Frames',
      '4   paragraph Switches forward frames.',
      '4   paragraph Hubs copy them.',
    ]);
    expect(notes[0]?.questions).toEqual(['what is dns?']);
    expect(notes[2]?.keywords).toEqual(['switch', 'hub']);
  });

  test('a note without a topic is about the beginning of its text', () => {
    const long =
      'Water boils at one hundred degrees at sea level, and at less the higher one climbs up.';
    const { notes } = parseNotes('a.jsonl', JSON.stringify({ id: 'a', text: `${long}\nMore.` }));
    expect(notes[0]?.topic).toBe(
      'Water boils at one hundred degrees at sea level, and at less the higher one…',
    );
    expect(notes.flatMap(passagesOf).map(({ text }) => text)).toEqual([long, 'More.']);
  });

  test('lines of a text stay apart, however they end', () => {
    const text = JSON.stringify({
      id: 'a',
      topic: 't',
      text: 'send it to the\nwhat is the, \nand so on',
    });
    expect(sketch('a.jsonl', text)).toEqual([
      '1 topic t',
      '1   paragraph send it to the',
      '1   paragraph what is the,',
      '1   paragraph and so on',
    ]);
  });

  test('a line that is no note is a problem, and the others load', () => {
    const text =
      '{"id":"a","text":"x"}\nnope\n[1]\n{"id":"b"}\n{"id":"a","text":"y"}\n{"id":"c","text":"z"}\n';
    expect(problemsOf('a.jsonl', text)).toEqual([
      '2 bad-json',
      '3 not-notes',
      '4 no-answer',
      '5 duplicate-id',
    ]);
    expect(parseNotes('a.jsonl', text).notes.map(({ id }) => id)).toEqual(['a', 'a~2', 'c']);
  });
});

describe('YAML', () => {
  test('a list of records, with lists inside answers and the line of each part', () => {
    const text = `owner: lab team
source: https://example.org
faq:
  - id: ph
    question: What is pH?
    answer: |
      A measure of how acidic a solution is.
      - Acid: below 7
      - Base: above 7
    review: 2027-01-01
  - q: [How do I dilute acid?, acid into water]
    a: "Pour acid into water, never water into acid."
    source: safety sheet
`;
    const { notes, problems } = parseNotes('lab.yaml', text);
    expect(problems).toEqual([]);
    expect(notes.flatMap(drawNote)).toEqual([
      '5 topic What is pH?',
      '7   answer A measure of how acidic a solution is.',
      '8   item Acid: below 7',
      '9   item Base: above 7',
      '11 topic How do I dilute acid?',
      '12   answer Pour acid into water, never water into acid.',
    ]);
    expect(notes[0]).toMatchObject({
      id: 'ph',
      owner: 'lab team',
      review: '2027-01-01',
      origins: ['https://example.org'],
    });
    expect(notes[1]).toMatchObject({
      questions: ['How do I dilute acid?', 'acid into water'],
      origins: ['safety sheet'],
    });
  });

  test('a mapping of questions to answers', () => {
    expect(
      sketch('a.yml', 'Boil eggs?: Six minutes.\n"Freeze: rice?":\n  - Yes.\n  - Once cold.\n'),
    ).toEqual([
      '1 topic Boil eggs?',
      '1   answer Six minutes.',
      '2 topic Freeze: rice?',
      '3   answer Yes.',
      '4   answer Once cold.',
    ]);
  });

  test('numbers and dates stay as they are typed', () => {
    const { notes } = parseNotes(
      'a.yaml',
      '- topic: Versions\n  text: [1.10, 0x1F, 2026-01-02, yes, ~]\n',
    );
    expect(notes[0]?.root.children.map(({ text }) => text)).toEqual([
      '1.10',
      '0x1F',
      '2026-01-02',
      'yes',
    ]);
  });

  test('a broken record is a problem at its line, and the others load', () => {
    const text =
      '- question: a\n  answer: b\n- question: what: is this\n  answer: c\n- question: d\n  answer: e\n';
    expect(problemsOf('a.yaml', text)).toEqual(['3 bad-yaml']);
    expect(parseNotes('a.yaml', text).notes.map(({ topic }) => topic)).toEqual(['a', 'd']);
  });

  test('values that repeat each other without end are not followed', () => {
    const text = `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\nfaq:\n- question: q\n  answer: *b\n- question: r\n  answer: s\n`;
    expect(parseNotes('a.yaml', text).notes.map(({ topic }) => topic)).toEqual(['r']);
  });

  test.each([
    ['data for other parts of the bot', 'schema: quaymaster/hosts\nhosts: []\n'],
    ['the same with a comment and quotes', '# machines\nschema: "quaymaster/hosts/v1"\n- [\n'],
    ['the same as JSON', '{\n  "schema": "quaymaster/hosts"}'],
    ['an empty file', '\n# nothing yet\n'],
  ])('%s is no notes and no problem', (_what, text) => {
    expect(parseNotes('a.yaml', text)).toEqual({ notes: [], problems: [] });
  });

  test('words that are no list are a problem', () => {
    expect(problemsOf('a.yaml', 'just words')).toEqual(['1 not-notes']);
    expect(problemsOf('a.yaml', '- just\n- words\n')).toEqual(['1 not-notes']);
  });
});

describe('JSON', () => {
  test('records keep the lines they stand on', () => {
    const text =
      '[\n\t{ "id": "mask",\n\t  "question": "What is a mask?",\n\t  "answer": "Part of an address.\\nIt is \\u201cnetwork\\u201d." }\n]\n';
    expect(sketch('a.json', text)).toEqual([
      '3 topic What is a mask?',
      '4   answer Part of an address.',
      '4   answer It is “network”.',
    ]);
  });

  test('a comma too many is forgiven; a quote too few is a problem where it opens', () => {
    expect(problemsOf('a.json', '[{"q": "a", "a": "b"},]')).toEqual([]);
    expect(problemsOf('a.json', '[\n{"q": "a", "a": "b"},\n{"q": "c\n')).toEqual(['3 bad-yaml']);
    expect(sketch('a.json', '[\n{"q": "a", "a": "b"},\n{"q": "c\n')).toEqual([
      '2 topic a',
      '2   answer b',
    ]);
  });
});

describe('CSV', () => {
  test.each([
    ['commas', 'Question,Answer,Tags\n"How hot, then?",220 degrees,"oven, heat"\n'],
    [
      'semicolons and a byte order mark',
      '\uFEFFfrage;antwort;Keywords\nHow hot, then?;220 degrees;oven, heat\n',
    ],
    ['tabs and other names', 'Front\tBack\ttags\nHow hot, then?\t220 degrees\toven, heat\n'],
  ])('a table with %s', (_what, text) => {
    const { notes, problems } = parseNotes('oven.csv', text);
    expect(problems).toEqual([]);
    expect(notes.flatMap(drawNote)).toEqual(['2 topic How hot, then?', '2   answer 220 degrees']);
    expect(notes[0]).toMatchObject({ questions: ['How hot, then?'], keywords: ['oven', 'heat'] });
  });

  test('cells of several lines keep their lines, and a broken question is one', () => {
    const text =
      'id,question,answer\na,"How hot is\nthe oven?",Hot.\nb,"Why?\nHow come?","One.\n\nTwo."\n,,\n';
    const { notes } = parseNotes('oven.csv', text);
    expect(notes.map(({ id, questions }) => [id, questions])).toEqual([
      ['a', ['How hot is the oven?']],
      ['b', ['Why?', 'How come?']],
    ]);
    expect(notes.flatMap(drawNote)).toEqual([
      '2 topic How hot is the oven?',
      '2   answer Hot.',
      '4 topic Why?',
      '4   answer One.',
      '6   answer Two.',
    ]);
  });

  test('a quote without end costs its line, not the file', () => {
    const text = 'question,answer\na,b\nc,"open\nd,e\n';
    expect(problemsOf('a.csv', text)).toEqual(['3 bad-csv']);
    expect(parseNotes('a.csv', text).notes.map(({ topic }) => topic)).toEqual(['a', 'd']);
  });

  test('a table without a column of answers is a problem', () => {
    expect(problemsOf('a.csv', 'name,age\nAda,36\n')).toEqual(['1 not-notes']);
  });
});

describe('TOML', () => {
  test('tables by name, as bots keep their tags, and lists of records, with the line of each part', () => {
    const text =
      '[bot-permissions]\nkeywords = ["perms", "403"]\ncontent = """\nGrant them in the portal.\n- Roles first.\n"""\n\n[[faq]]\nquestion = "How hot?"\nanswer = "220 degrees"\n';
    expect(parseNotes('tags.toml', text.split('\n\n')[0] ?? '').notes).toMatchObject([
      { topic: 'bot permissions', keywords: ['perms', '403'] },
    ]);
    expect(sketch('tags.toml', text.split('\n\n')[0] ?? '')).toEqual([
      '1 topic bot permissions',
      '4   paragraph Grant them in the portal.',
      '5   item Roles first.',
    ]);
    expect(sketch('faq.toml', text.split('\n\n')[1] ?? '')).toEqual([
      '2 topic How hot?',
      '3   answer 220 degrees',
    ]);
  });

  test('a mistake is a problem at its line', () => {
    expect(problemsOf('a.toml', '[a]\ncontent = nope\n')).toEqual(['2 bad-toml']);
  });
});

describe('lists of other programs', () => {
  test.each([
    [
      'conversations of ChatterBot',
      'a.yml',
      'categories:\n- AI\nconversations:\n- - What is AI?\n  - A branch of engineering.\n  - And of science.\n',
      ['4 topic What is AI?', '5   answer A branch of engineering.', '6   answer And of science.'],
    ],
    [
      'intents with patterns and responses',
      'a.json',
      '{"intents": [{"tag": "hours", "patterns": ["When are you open?", "hours"],\n"responses": ["From nine to five."]}]}',
      ['1 topic When are you open?', '2   answer From nine to five.'],
    ],
    [
      'other ways to ask, by any of their names',
      'a.json',
      '[{"question": "How hot?", "alt_questions": ["what heat"], "answer": "220"}]',
      ['1 topic How hot?', '1   answer 220'],
    ],
    [
      'records below categories',
      'a.json',
      '[{"category": "Oven", "items": [{"q": "How hot?",\n"a": "220"}]}]',
      ['1 topic How hot?', '2   answer 220'],
    ],
  ])('%s', (_what, file, text, read) => {
    expect(sketch(file, text)).toEqual(read);
    expect(parseNotes(file, text).problems).toEqual([]);
  });

  test('what asks otherwise is a question, and what files the record a keyword', () => {
    const [note] = parseNotes(
      'a.json',
      '{"faq": [{"question": "How hot?", "altQuestions": ["what heat"], "answer": "220"}], "category": "Oven"}',
    ).notes;
    expect(note).toMatchObject({ questions: ['How hot?', 'what heat'], keywords: ['Oven'] });
  });

  test.each([
    [
      'package.json',
      '{"name": "x", "repository": {"url": "y"}, "contributors": [{"name": "Ada"}]}',
    ],
    ['messages.json', '{"a.b": {"message": "Home"}, "c": {"message": "Back"}}'],
  ])('%s is told of once, as what holds no notes', (file, text) => {
    expect(parseNotes(file, text).problems).toMatchObject([
      { severity: 'warning', code: 'not-notes' },
    ]);
    expect(parseNotes(file, text).notes).toEqual([]);
  });

  test('the cause of a record without answer is told as it is', () => {
    const [problem] = parseNotes('a.json', '{"question": "x", answer}').problems;
    expect(problem).toMatchObject({ line: 1, code: 'no-answer' });
    expect(problem?.message).toBe('"answer" has no value here, so the record was left out.');
  });
});

describe('names of fields', () => {
  test.each([
    ['audiance', '---\naudiance: ["@ops"]\n---\n# A\nsecret\n', 'a.md'],
    ['Audence', '---\nAudence: ["@ops"]\n---\n> A\n    - secret\n', 'a.txt'],
    ['visible_too', '- {question: a, answer: b, visible_too: "@ops"}\n', 'a.yaml'],
    ['aduience', '{"question": "a", "answer": "b", "aduience": "@ops"}\n', 'a.jsonl'],
    ['audienc', 'question,answer,audienc\na,b,@ops\n', 'a.csv'],
    ['audiences2', 'audiences2: "@ops"\nfaq:\n- {q: a, a: b}\n', 'a.yaml'],
    ['onlyfro', '[a]\ncontent = "b"\nonlyfro = "@ops"\n', 'a.toml'],
  ])('a note whose %s says nothing is hidden until it is mended', (_name, text, file) => {
    const { notes, problems } = parseNotes(file, text);
    expect(notes.map(({ audience }) => audience)).toEqual([[[]]]);
    expect(problems).toMatchObject([{ severity: 'error', code: 'misspelt-field' }]);
  });

  test('a name that is almost a known one is an error, another one a warning with the nearest', () => {
    const text = '---\nquestons: [x]\nfood: y\nlayout: post\n---\n# A\nb\n';
    const { notes, problems } = parseNotes('a.md', text);
    expect(problems.map(({ line, severity, code }) => [line, severity, code])).toEqual([
      [2, 'error', 'misspelt-field'],
      [3, 'warning', 'unknown-field'],
    ]);
    expect(problems[0]?.remedy).toContain('"questions"');
    expect(notes[0]?.audience).toBeUndefined();
  });
});
