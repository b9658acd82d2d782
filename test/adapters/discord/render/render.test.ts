import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { code, emphasis, link, strong, text, type Inline } from '../../../../src/core/inline.js';
import type { Block, Reply } from '../../../../src/core/reply.js';
import {
  pagesOf,
  renderPage,
  renderReply,
  type RenderOptions,
} from '../../../../src/adapters/discord/render/render.js';
import { messageBreaches } from '../../../servers/discord-rules.js';
import { anyReply } from '../../../delivery/sample-reply.js';

const OPTIONS: RenderOptions = { pictures: new Map(), toAsker: false };

function replyWith(...blocks: Block[]): Reply {
  return { summary: 'In one sentence.', blocks, tone: 'plain', audience: 'everyone' };
}

const draw = (reply: Reply, options: Partial<RenderOptions> = {}) =>
  renderReply(reply, { ...OPTIONS, ...options }).message;
const described = (block: Block) => draw(replyWith(block)).content;
const labels = (reply: Reply, options: Partial<RenderOptions> = {}) =>
  draw(reply, { key: 'discord/m/1', ...options }).components.flatMap(({ components }) =>
    components.map(({ label }) => label),
  );

test('whatever a reply holds, Discord would take it, and nobody is mentioned', () => {
  fc.assert(
    fc.property(anyReply, fc.boolean(), fc.nat(5), (reply, toAsker, place) => {
      const pictures = new Map(
        reply.blocks.flatMap((block) => (block.kind === 'picture' ? [[block.svg, 'a.png']] : [])),
      );
      const linkTo = ({ file, line }: { file: string; line: number }) =>
        `https://notes.example/${file}#${line}`;
      const message = draw(reply, { pictures, toAsker, key: 'discord/m/123', linkTo });
      expect(messageBreaches(message, ['a.png'])).toEqual([]);
      const outsideCode = message.content.replace(/```[^]*?```|(`+)[^`]+\1/g, '');
      expect(outsideCode).not.toMatch(/(?<!\\|\]\()<|(?<!\\)@(?:everyone|here)/);
      const page = renderPage(reply, { pictures, linkTo }, place, 'discord/m/123');
      expect(messageBreaches(page)).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test.each<[string, Inline[], string]>([
  [
    'words',
    [text('a_b *c* [d](e) ~~f~~ ||g||')],
    'a\\_b \\*c\\* \\[d\\](e) \\~\\~f\\~\\~ \\|\\|g\\|\\|',
  ],
  [
    'mentions',
    [text('<@1> <@&2> <#3> <:x:4> </ask:5>')],
    '\\<@1> \\<@&2> \\<#3> \\<:x:4> \\</ask:5>',
  ],
  ['everybody', [text('@everyone @Here @bob')], '\\@everyone \\@Here @bob'],
  ['line starts', [text('# a\n- b\n> c\n1. d\n10) e')], '\\# a\n\\- b\n\\> c\n1\\. d\n10\\) e'],
  [
    'bare addresses',
    [text('https://a.example discord.gg/x')],
    'https:\\//a.example discord.gg\\/x',
  ],
  ['code', [code('df -h')], '`df -h`'],
  ['code with a backtick', [code('a`b')], '`` a`b ``'],
  ['code that cannot be kept', [code('a``b*')], 'a\\`\\`b\\*'],
  ['strong and emphasised words', [strong('a', emphasis('b'))], '**a*b***'],
  ['marks around blanks', [text('x'), strong(' a '), text('y')], 'x **a** y'],
  ['marks that touch', [strong('a'), strong('b')], '**a**\u200b**b**'],
  [
    'a link',
    [link('https://a.example/b_(c)', 'see *here*')],
    '[see \\*here\\*](<https://a.example/b_%28c%29>)',
  ],
  ['an address that runs', [link('javascript:alert(1)', 'click')], 'click'],
  ['an address that is none', [link('https://', 'click')], 'click'],
  ['mail', [link('mailto:a@b.example', 'write')], 'write'],
  [
    'a link in a link',
    [link('https://a.example/', link('https://b.example/', 'x'))],
    '[*x*](<https://a.example/>)',
  ],
])('only what was written is shown: %s', (_, content, expected) => {
  expect(described({ kind: 'paragraph', content })).toBe(expected);
});

test.each<[string, Block, string]>([
  ['a quotation', { kind: 'quote', content: [text('one\ntwo')] }, '> one\n> two'],
  ['small print', { kind: 'note', content: [text('Old\nnews.')] }, '-# Old news.'],
  [
    'a numbered list with a nested one',
    {
      kind: 'list',
      ordered: true,
      items: [
        { content: [text('one')], children: [{ content: [text('inner')] }] },
        { content: [text('two')] },
      ],
    },
    '1. one\n  - inner\n2. two',
  ],
  [
    'a narrow table',
    {
      kind: 'table',
      head: [[text('Host')], [text('Runs')]],
      rows: [[[text('mac')], [strong('yes')]]],
    },
    '```\nHost  Runs\nmac   yes\n```',
  ],
  [
    'a wide table',
    {
      kind: 'table',
      head: [[text('Host')], [text('Runs')]],
      rows: [[[text('m'.repeat(60))], [text('yes')]]],
    },
    `- **Host:** ${'m'.repeat(60)}; **Runs:** yes`,
  ],
  ['code', { kind: 'code', text: 'a\n```\nb', language: 'sh' }, '```sh\na\n`\u200b``\nb\n```'],
])('drawn as Discord shows it: %s', (_, block, expected) => {
  expect(described(block)).toBe(expected);
});

test('checks are drawn in a card', () => {
  const content = [text('arm64 only')];
  const reply = replyWith({ kind: 'checks', checks: [{ ok: false, label: 'CPU', content }] });
  expect(draw(reply).embeds[0]?.description).toBe('❌ **CPU** arm64 only');
});

test('lines to copy stay as they were written between the items of a list', () => {
  const lines = 'git pull\n  npm ci';
  const items = [{ content: [text('one')] }, { code: lines }, { content: [text('two')] }];
  expect(described({ kind: 'list', ordered: true, items })).toBe(
    `1. one\n\`\`\`\n${lines}\n\`\`\`\n2. two`,
  );
});

test('a long script stays lines to copy, also where it is cut and on its pages', () => {
  const script = Array.from({ length: 400 }, (_, n) => `step-${n} --flag * _x_`).join('\n');
  const reply = replyWith({ kind: 'code', text: script });
  const shown = draw(reply, { key: 'k' }).embeds.map(({ description = '' }) => description);
  expect(shown.join('\n')).toMatch(/^```\n(?:step-\d+ --flag \* _x_\n)+```$/);
  const pages = pagesOf(reply, OPTIONS).join('\n');
  expect(pages.match(/^step-.*$/gm)?.join('\n')).toBe(script);
  expect(pages.replace(/^(?:step-.*|```)$/gm, '').trim()).toBe('');
});

test('what the summary says is not said again', () => {
  const said: Block = { kind: 'paragraph', content: [text('In one sentence.')] };
  expect(draw(replyWith(said))).toMatchObject({ content: 'In one sentence.', embeds: [] });
});

test('a heading is the title, fields stand apart, the tone gives the colour', () => {
  const reply: Reply = {
    ...replyWith(
      { kind: 'heading', content: [text('Size')] },
      { kind: 'fields', fields: [{ label: 'Disk', value: [text('20 GB')] }] },
      { kind: 'paragraph', content: [text('And so on.')] },
    ),
    tone: 'bad',
  };
  expect(draw(reply).embeds).toEqual([
    { color: 0xc62828, title: 'Size', fields: [{ name: 'Disk', value: '20 GB' }] },
    { color: 0xc62828, description: 'And so on.' },
  ]);
});

test('a picture is shown when it is attached, else its words are', () => {
  const picture = { kind: 'picture', svg: '<svg/>', alt: 'Three layers' } as const;
  const shown = draw(replyWith(picture), { pictures: new Map([['<svg/>', 'a.png']]) });
  expect(shown.embeds[0]?.image).toEqual({ url: 'attachment://a.png' });
  expect(draw(replyWith(picture)).embeds[0]?.description).toBe('-# Three layers');
});

test('sources are small print below the answer, and links where there is a notes page', () => {
  const sources: Block = {
    kind: 'sources',
    sources: [{ file: 'docker.md', line: 12, path: ['Images', 'Size'] }],
  };
  const answer = replyWith({ kind: 'quote', content: [text('20 GB')] }, sources);
  const where = 'docker.md, line 12 › Images › Size';
  expect(draw(answer)).toMatchObject({ content: `> 20 GB\n-# Source: ${where}`, embeds: [] });
  const linked = draw(answer, { linkTo: ({ line }) => `https://n.example/#${line}` });
  expect(linked.content).toContain(`[${where}](<https://n.example/#12>)`);
});

test('a long answer is cut at a word, keeps its sources and offers all of it in pages', () => {
  const long: Block = { kind: 'paragraph', content: [text('container '.repeat(2_000))] };
  const sources: Block = { kind: 'sources', sources: [{ file: 'a.md', line: 1, path: [] }] };
  const reply = replyWith(long, sources);
  const { message, keepReply } = renderReply(reply, { ...OPTIONS, key: 'discord/m/1' });
  const json = JSON.stringify(message);
  expect(keepReply).toBe(true);
  expect(json).toContain('container…');
  expect(json).toContain('a.md, line 1');
  expect(json).toContain('Show all of it');
  const linkTo = () => 'https://notes.example/#1';
  expect(renderReply(reply, { ...OPTIONS, linkTo }).message.embeds.at(-1)?.fields).toEqual([
    { name: 'Read on', value: '[a.md, line 1](<https://notes.example/#1>)' },
  ]);
  const pages = pagesOf(reply, OPTIONS);
  expect(pages.join(' ').match(/container/g)).toHaveLength(2_000);
  const labelsOf = (place: number) =>
    renderPage(reply, OPTIONS, place, 'k').components.flatMap(({ components }) =>
      components.map(({ label }) => label),
    );
  expect(labelsOf(0)).toEqual(['Next page']);
  expect(labelsOf(1)).toEqual(['Previous page', 'Next page']);
  expect(labelsOf(999)).toEqual(['Previous page']);
});

test('each reader gets the buttons that are of use to them', () => {
  const answer = replyWith({ kind: 'sources', sources: [{ file: 'a.md', line: 1, path: [] }] });
  expect(labels(answer)).toEqual(['Helpful', 'Not helpful', 'Follow up', 'Dismiss']);
  expect(labels(answer, { direct: true })).toEqual(['Helpful', 'Not helpful', 'Dismiss']);
  expect(labels(answer, { toAsker: true })).toEqual(['Follow up', 'Share with channel']);
  expect(labels({ ...answer, audience: 'asker' }, { toAsker: true })).toEqual(['Follow up']);
  expect(labels(replyWith())).toEqual(['Dismiss']);
  expect(labels(answer, { key: undefined })).toEqual([]);
});

test('a choice carries its words; too long ones are kept with the reply', () => {
  const ids = (message: string) => {
    const reply = replyWith({
      kind: 'choices',
      prompt: 'Which?',
      choices: [{ label: 'this', message }],
    });
    const { message: drawn, keepReply } = renderReply(reply, { ...OPTIONS, key: 'k' });
    return [drawn.components[0]?.components[0]?.custom_id, keepReply];
  };
  expect(ids('/notes Size')).toEqual(['say:0:/notes Size', false]);
  expect(ids('x'.repeat(200))).toEqual(['pick:0:k', true]);
});
