/** Which questions notes make, and which they do not: a note in, cards and refusals out. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { newEngine } from '../../src/app/engine-data.js';
import { plainText } from '../../src/core/inline.js';
import { gradeAnswer } from '../../src/study/grade-answer.js';
import { madeFrom, toldOf } from './made-from.js';

describe('what the author marked', () => {
  test.each([
    [
      'question::answer',
      'What is the capital of Peru?::Lima',
      ['pair: What is the capital of Peru? → Lima'],
    ],
    [
      'term :: meaning',
      'Photosynthesis :: how plants make sugar of light',
      ['pair: Photosynthesis → how plants make sugar of light'],
    ],
    [
      'both ways',
      'Capital of Peru ::: Lima',
      ['pair: Capital of Peru → Lima', 'pair: Lima → Capital of Peru'],
    ],
    ['a label in two colons', 'Capital of Peru:: Lima', ['pair: Capital of Peru → Lima']],
    [
      'a line of ?',
      'What is the capital of Peru?\n?\nLima',
      ['pair: What is the capital of Peru? → Lima'],
    ],
    [
      'a line of ??',
      'Capital of Peru\n??\nLima',
      ['pair: Capital of Peru → Lima', 'pair: Lima → Capital of Peru'],
    ],
    [
      'highlighted words, each for itself',
      'Plants make ==sugar== of ==light==.',
      ['gap: Plants make ____ of light. → sugar', 'gap: Plants make sugar of ____. → light'],
    ],
    ['highlighted code', 'List files with ==`ls`==.', ['gap: List files with ____. → ls']],
    ['names of code', 'Use std::string for text.', []],
    ['addresses', 'It answers with 0.0.0.0 or ::1 to all.', []],
    ['a field of Dataview', 'status:: done', []],
    ['a field of Dataview in brackets', '- [related to:: Lima]', []],
    ['the title of a link', '- [Deep pools :: exploits in kernels](https://example.org)', []],
    ['colons deep in a text', 'It fell. Then it was at 55 :: and rose.', []],
    [
      'a highlighted sentence is for reading again',
      'Peru is far. ==It takes eleven hours by plane and two more by bus to be in Lima.==',
      [
        'too-long: gap: Peru is far. ____ → It takes eleven hours by plane and two more by bus to be in Lima.',
      ],
    ],
    ['code', 'Of `a::b` and a == b both compare', []],
    [
      'a question with more of a highlight than it shows',
      'The ==cat== sat; a ==cat== it was.',
      ['gives-away: gap: The ____ sat; a cat it was. → cat'],
    ],
  ])('%s', (_, line, told) => {
    expect(toldOf(`# Notes\n\n${line}\n`)).toEqual(told);
  });

  test('the marks of a quotation are not shown, nor do they change it', () => {
    const { cards } = madeFrom('# Notes\n\nPlants make ==sugar== of light.\n');
    expect(cards.map(({ explanation }) => plainText(explanation))).toEqual([
      'Plants make sugar of light.',
    ]);
    expect(cards.map(({ isMarked, source }) => [isMarked, source])).toEqual([
      [true, { file: 'notes.md', line: 3 }],
    ]);
  });
});

describe("the author's own questions", () => {
  test.each([
    ['How long do soft eggs boil?', 'Six minutes.', 'pair'],
    ['Can I boil eggs?', 'Yes, for six minutes.', 'yes-no'],
    ['How do I boil eggs?', 'See below.', 'no-question'],
    ['How do I boil eggs?', 'There are three ways, as follows.', 'no-question'],
    ['Eggs crack at once', 'The water boils too hard for them.', 'no-question'],
    ['Questions?', 'Ask the cook in the kitchen.', 'no-question'],
    ['What does this mean at sea?', 'That the wind is strong.', 'leans'],
    ['How do I boil eggs?', `In water ${'that is hot '.repeat(40)}.`, 'too-long'],
  ])('%s %s', (question, answer, outcome) => {
    const told = toldOf(`Q: ${question}\nA: ${answer}\n`, 'eggs.txt');
    expect(told.map((line) => line.split(':')[0])).toEqual([outcome]);
  });

  test('of two notes that ask the same, neither is asked', () => {
    const told = toldOf(
      'question,answer\nHow long do soft eggs boil?,Six minutes.\nHow long do soft eggs boil?,Ten minutes in cold water.\n',
      'eggs.csv',
    );
    expect(told.filter((line) => line.startsWith('pair'))).toEqual([]);
  });
});

const SWITCHES = `# Switches and hubs

## What they know

- Switch: it knows which device is at which port.
- Hub: it knows nothing of devices, and copies each frame.

## Speed

- Switch: full speed on each port at all times.
- Hub: a hub is slower, since all share one channel.
- Test: measure with iperf between two machines.
`;

describe('contrasts', () => {
  test('whose a statement is; what names a side gives it away, and aspects are no sides', () => {
    expect(toldOf(SWITCHES)).toEqual([
      'contrast: it knows which device is at which port. → Switch',
      'contrast: it knows nothing of devices, and copies each frame. → Hub',
      'contrast: full speed on each port at all times. → Switch',
      'gives-away: contrast: a hub is slower, since all share one channel. → Hub',
    ]);
  });

  test.each([
    ['labels that only come back are aspects', '# Goals', ['Goal', 'Owner'], []],
    [
      'aspects that a heading names are none either',
      '# Problems and solutions',
      ['Problem', 'Solution'],
      [],
    ],
    [
      'what a heading names in full',
      '# Virtual machines and containers',
      ['VM', 'Container'],
      ['VM', 'Container'],
    ],
    [
      'other letters are not short for it',
      '# Virtual machines and containers',
      ['VPN', 'Container'],
      [],
    ],
  ])('%s', (_, heading, [one, other], asked) => {
    const said = (what: string) =>
      `\n## ${what}\n\n- ${one}: keeps sheep ${what}.\n- ${other}: paints doors ${what}.\n`;
    const { cards } = madeFrom(`${heading}\n${said('all day')}${said('at night')}`);
    const answers = cards
      .filter(({ kind }) => kind === 'contrast')
      .map(({ answer }) => plainText(answer));
    expect([...new Set(answers)]).toEqual(asked);
  });

  test('fields of a form that notes fill in week after week are no sides', () => {
    const reports = [
      ['We move the ferry desk to the new pier', 'The rope store was counted twice'],
      ['The crane driver trains two new people', 'The customs forms came in three languages'],
      ['The pilots get radios with longer range', 'The mooring rings were all replaced'],
    ].map(
      ([planned, done], at) =>
        `# Week ${at + 1}\n\n## Planned and done\n\n- Planned: ${planned}.\n- Done: ${done}.\n`,
    );
    const reasonsIn = (text: string) => madeFrom(text).refused.map(({ reason }) => reason);
    expect(madeFrom(reports[0] ?? '').cards.map(({ kind }) => kind)).toEqual([
      'contrast',
      'contrast',
    ]);
    expect(madeFrom(reports.join('\n')).cards).toEqual([]);
    expect(new Set(reasonsIn(reports.join('\n')))).toEqual(new Set(['found-elsewhere']));
  });

  test('the right one is among the choices once', () => {
    for (const { choices } of madeFrom(SWITCHES).cards)
      expect(choices?.filter(({ isRight }) => isRight)).toHaveLength(1);
  });
});

test.each([
  [
    'a definition is asked both ways',
    '# Broker\n\nA broker is a program that passes messages from senders to receivers.\n',
    [
      'term: ____ is a program that passes messages from senders to receivers. → broker',
      'meaning: broker → a program that passes messages from senders to receivers.',
    ],
  ],
  ['what how a thing is, is no definition', '# Broker\n\nA broker is fast.\n', []],
  [
    'what is not the subject of its note is not asked',
    '# Messages\n\nA broker is a program that passes messages from senders to receivers.\n',
    [],
  ],
  [
    'a number with its unit',
    '# Invoices\n\nInvoices are kept in the archive for 10 years.\n',
    ['gap: Invoices are kept in the archive for ____. → 10 years'],
  ],
  [
    'what is so more or less is not asked',
    '# Invoices\n\nInvoices are usually kept in the archive for 10 years.\n',
    ['several-answers: gap: Invoices are usually kept in the archive for ____. → 10 years'],
  ],
  [
    'code that a sentence is about',
    '# Listing\n\n`docker stats` shows how much memory and time every container takes.\n',
    ['gap: ____ shows how much memory and time every container takes. → docker stats'],
  ],
  [
    'code in passing',
    '# Listing\n\nThe file `/etc/app.conf` holds the settings and `x` more.\n',
    [],
  ],
  [
    'steps, by what comes after the one in the middle',
    '# Steps to bake bread\n\n1. Mix flour and water.\n2. Knead the dough.\n3. Let it rise in the warm.\n4. Bake the loaf.\n',
    ['order: Knead the dough. → Let it rise in the warm.'],
  ],
  [
    'a numbered list that is no order',
    '# Advantages of bread\n\n1. Cheap flour.\n2. Long shelf life.\n3. Good taste.\n4. Easy to carry.\n',
    [],
  ],
  [
    'rows of a table, among neighbours that have no word of it',
    '# Keys\n\n| Key | Does |\n| --- | --- |\n| dd | Delete line |\n| yy | Copy line |\n| u | Undo changes |\n| G | Jump to end |\n| zz | Centre screen |\n',
    [
      'entry: Delete line → dd',
      'entry: Copy line → yy',
      'entry: Undo changes → u',
      'entry: Jump to end → G',
    ],
  ],
  [
    'a list of names, by what is said of each',
    '# Flags\n\n- `--tail`: shows the last lines of a log\n- `--since`: leaves older messages out\n- `--rm`: deletes what a stopped process wrote\n- `--name`: says how people call it\n',
    [
      'entry: shows the last lines of a log → --tail',
      'entry: leaves older messages out → --since',
      'entry: deletes what a stopped process wrote → --rm',
      'entry: says how people call it → --name',
    ],
  ],
  [
    'a list of aspects, of which each may be said to be another',
    '# Benefits\n\n- Meaningful Practice: work with deeper values\n- Reduced Burnout: tasks fit your day\n- Sound Decisions: rules that everybody knows\n- Creative Ideas: play with open problems\n',
    [],
  ],
  [
    'a table of aspects',
    '# Values\n\n| Value | Daily practice |\n| --- | --- |\n| Openness | Listen without judgment |\n| Respect | Allow everyone to share |\n| Courage | Speak about failure |\n| Empathy | Help a newcomer |\n',
    [],
  ],
  [
    'what is said of a thing and not what it is',
    '# Linting\n\nLinting is an important part of the release, and needs a green build.\n',
    [
      'several-answers: term: ____ is an important part of the release, and needs a green build. → Linting',
      'several-answers: meaning: Linting → an important part of the release, and needs a green build.',
    ],
  ],
  [
    'a definition that goes on in a list',
    '# Linter\n\nA linter is a small program for maintainers of language tracks that is used to\n\n- check style\n- mend layout\n',
    [
      'no-question: term: ____ is a small program for maintainers of language tracks that is used to → linter',
      'no-question: meaning: linter → a small program for maintainers of language tracks that is used to',
    ],
  ],
  [
    'a number that happened',
    '# Backups\n\nThe alert caught the error within 24 hours.\n',
    ['no-question: gap: The alert caught the error within ____. → 24 hours'],
  ],
  [
    'a share in a statistic',
    '# Backups\n\nCase studies reveal that 40% of all backup attempts fail.\n',
    ['no-question: gap: Case studies reveal that ____ of all backup attempts fail. → 40%'],
  ],
  [
    'a limit',
    '# Backups\n\nA backup must be restored once within 90 days.\n',
    ['gap: A backup must be restored once within ____. → 90 days'],
  ],
  [
    'news of code',
    '# Tools\n\n`graphql-codegen` has been updated with better errors and performance.\n',
    [
      'several-answers: gap: ____ has been updated with better errors and performance. → graphql-codegen',
    ],
  ],
  [
    'a numbered list of things, under a heading of steps',
    '# Steps to set up firms\n\n1. Parent: the main firm.\n2. Branches: other places.\n3. Subsidiaries: firms of their own.\n4. Centres: parts of a firm.\n',
    [],
  ],
  [
    'a table whose names are only counted',
    '# Checks\n\n| Check | What |\n| --- | --- |\n| 1 | Lock the row |\n| 2 | Write once |\n| 3 | Read again |\n| 4 | Commit early |\n',
    [],
  ],
  [
    'a number that is more or less so',
    '# Leave\n\nInvoices are kept in the archive for ~10 years.\n',
    ['several-answers: gap: Invoices are kept in the archive for ~____. → 10 years'],
  ],
])('%s', (_, text, told) => {
  expect(toldOf(text)).toEqual(told);
});

test('what stands above a definition tells which meaning is asked, and never the name', () => {
  const { cards } = madeFrom(
    '# Actions\n\nAn action is a function that changes what the database holds.\n',
    'watermelon.md',
  );
  expect(cards.map(({ kind, prompt }) => [kind, prompt.about])).toEqual([
    ['term', ['watermelon']],
    ['meaning', ['watermelon']],
  ]);
});

test('no wrong choice is graded right, and the right one always is', () => {
  const { words } = newEngine();
  for (const card of madeFrom(SWITCHES).cards)
    for (const { content, isRight } of card.choices ?? [])
      expect(gradeAnswer(card, plainText(content), words).grade === 'right').toBe(isRight);
});

describe('identity', () => {
  const idsOf = (text: string) => madeFrom(text).cards.map(({ id }) => id);
  /** Those that were refused too: an edit may mend them. */
  const candidatesOf = (text: string) => {
    const { cards, refused } = madeFrom(text);
    return [...cards, ...refused.map(({ candidate }) => candidate)];
  };
  const candidateIdsOf = (text: string) => candidatesOf(text).map(({ id }) => id);

  test('a card stays the same when its sentence is edited or moved', () => {
    const edited = SWITCHES.replace('which device is at which port', 'the port of every device');
    expect(idsOf(edited)).toEqual(idsOf(SWITCHES));
    const moved = SWITCHES.replace(/(- Switch: it knows.*\n)(- Hub: it knows.*\n)/, '$2$1');
    expect([...idsOf(moved)].sort()).toEqual([...idsOf(SWITCHES)].sort());
  });

  test('a marked question keeps it while its answer changes', () => {
    const [before, after] = ['Lima', 'Lima, since 1535'].map((answer) =>
      idsOf(`# Peru\n\nWhat is the capital of Peru?::${answer}\n`),
    );
    expect(after).toEqual(before);
  });

  const ARCHIVE = `# Archive

## Retention

Backups are kept for 10 years in the cellar.

Invoices are kept for 8 years by law.

Backups take 3 hours each night.

## Formats

The archive is ==warm== at ==20 degrees== in summer and ==12 degrees== in winter.

The cellar was built in ==1961==.

The cellar was flooded in ==1989==.

The \`tar\` command packs a folder.

An archive is a place where records are kept for later readers.
`;

  test.each([
    ['blank lines', /\n\n/g, '\n\n\n\n'],
    ['an edited number', 'for 10 years', 'for 12 years'],
    ['a number with another unit', 'for 8 years', 'for 96 months'],
    ['a number, where another sentence begins alike', 'take 3 hours', 'take 240 minutes'],
    ['a marked number', '==1961==', '==1962=='],
    ['one of two marked numbers', '==20 degrees==', '==21.5 degrees=='],
    ['both marked numbers', /==\d+ degrees==/g, '==5 K=='],
    ['the sentence around a number', 'are kept for 8 years by law', 'stay 8 years with the firm'],
    ['the sentence around a mark', 'The archive is ==warm==', 'The archive feels ==warm=='],
    ['the sentence around code', 'packs a folder', 'packs files'],
    ['a definition', 'records are kept for later readers', 'papers wait to be read again'],
    ['the case of a heading', '## Retention', '## RETENTION'],
    ['the case of the topic', '# Archive', '# ARCHIVE'],
    ['a moved line', /(Backups are .*\n)\n(Invoices .*\n)/, '$2\n$1'],
    ['a moved section', /(## Retention[^#]*)(## Formats[^]*)/, '$2\n$1'],
  ])('an edit keeps every card: %s', (_, before, after) => {
    const edited = ARCHIVE.replace(before, after);
    expect(edited).not.toBe(ARCHIVE);
    expect(candidateIdsOf(edited).sort()).toEqual(candidateIdsOf(ARCHIVE).sort());
  });

  test('an edited number stays with its own card, and does not take its neighbour’s', () => {
    const years = fc.integer({ min: 11, max: 99 });
    const asked = candidatesOf(ARCHIVE).map(({ id, prompt }) => [id, plainText(prompt.words)]);
    fc.assert(
      fc.property(years, years, years, (...numbers) => {
        let at = 0;
        const edited = ARCHIVE.replace(/\d+(?= (?:years|hours))/g, () => `${numbers[at++] ?? 0}`);
        const now = candidatesOf(edited).map(({ id, prompt }) => [id, plainText(prompt.words)]);
        expect(now.sort()).toEqual([...asked].sort());
      }),
      { numRuns: 5 },
    );
  });

  test('what a number’s sentence is about makes it another card', () => {
    const other = ARCHIVE.replace('Invoices', 'Contracts');
    const before = new Set(candidateIdsOf(ARCHIVE));
    expect(candidateIdsOf(other).filter((id) => !before.has(id))).toHaveLength(1);
  });

  test('cards of a file have ids of their own, whatever stands in it', () => {
    const line = fc.constantFrom(
      'A ==cat== sat on a ==mat==.',
      'What is a cat?::An animal',
      '- Cat: it sleeps through all of the day.',
      '- Dog: it barks at every stranger.',
      '## Cats and dogs',
      'Cats sleep for 16 hours.',
      'Cats wake for 8 hours.',
      'A cat has ==18 toes== and ==30 teeth==.',
      '',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 10 }), (lines) => {
        const text = `# Pets\n\n${lines.join('\n')}\n`;
        const ids = idsOf(text);
        expect(new Set(ids).size).toBe(ids.length);
        expect(idsOf(text)).toEqual(ids);
      }),
      { numRuns: 12 },
    );
  });
});
