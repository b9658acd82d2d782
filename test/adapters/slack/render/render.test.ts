import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { code, emphasis, link, strong, text } from '../../../../src/core/inline.js';
import type { Block, Reply } from '../../../../src/core/reply.js';
import {
  renderReply,
  renderView,
  type RenderOptions,
} from '../../../../src/adapters/slack/render/render.js';
import { breachesOf } from '../block-kit-rules.js';
import { anyReply } from '../../../delivery/sample-reply.js';

const OPTIONS: RenderOptions = { pictures: new Map(), toAsker: false };

function replyWith(...blocks: Block[]): Reply {
  return { summary: 'In one sentence.', blocks, tone: 'plain', audience: 'everyone' };
}

const draw = (block: Block, options: Partial<RenderOptions> = {}) =>
  renderReply(replyWith(block), { ...OPTIONS, ...options }).blocks;

test('whatever a reply holds, Slack would take it, and nobody is mentioned', () => {
  fc.assert(
    fc.property(anyReply, fc.boolean(), (reply, toAsker) => {
      const pictures = new Map(
        reply.blocks.flatMap((block) => (block.kind === 'picture' ? [[block.svg, 'F1']] : [])),
      );
      const message = renderReply(reply, {
        pictures,
        toAsker,
        value: 'k'.repeat(300),
        linkTo: ({ file, line }) => `https://notes.example/${file}#${line}`,
      });
      expect(breachesOf(message.blocks, 'message')).toEqual([]);
      expect(message.text.length).toBeGreaterThan(0);
      expect(message.text.length).toBeLessThanOrEqual(4_000);
      expect(message.text).not.toMatch(/[<>]/);
      expect(breachesOf(renderView(reply, { pictures }), 'view')).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test.each<[string, Block, unknown]>([
  [
    'a heading',
    { kind: 'heading', content: [text('Size of '), strong('images')] },
    { type: 'header', text: { type: 'plain_text', text: 'Size of images', emoji: false } },
  ],
  [
    'a paragraph',
    { kind: 'paragraph', content: [text('Run '), code('df'), strong(' now', emphasis('!'))] },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Run ' },
            { type: 'text', text: 'df', style: { code: true } },
            { type: 'text', text: ' now', style: { bold: true } },
            { type: 'text', text: '!', style: { bold: true, italic: true } },
          ],
        },
      ],
    },
  ],
  [
    'small print',
    { kind: 'note', content: [text('Past its review date.')] },
    {
      type: 'context',
      elements: [{ type: 'plain_text', text: 'Past its review date.', emoji: false }],
    },
  ],
  [
    'a numbered list that goes on after a nested one',
    {
      kind: 'list',
      ordered: true,
      items: [
        { content: [text('one')], children: [{ content: [text('inner')] }] },
        { content: [text('two')] },
      ],
    },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_list',
          style: 'ordered',
          indent: 0,
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] }],
        },
        {
          type: 'rich_text_list',
          style: 'bullet',
          indent: 1,
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'inner' }] }],
        },
        {
          type: 'rich_text_list',
          style: 'ordered',
          indent: 0,
          offset: 1,
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'two' }] }],
        },
      ],
    },
  ],
  [
    'a narrow table',
    {
      kind: 'table',
      head: [[text('Host')], [text('Runs')]],
      rows: [[[text('mac')], [strong('yes')]]],
    },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_preformatted',
          elements: [{ type: 'text', text: 'Host  Runs\nmac   yes' }],
        },
      ],
    },
  ],
])('%s is drawn', (_, block, expected) => {
  expect(draw(block)[0]).toEqual(expected);
});

test('words that look like a mention stay words', () => {
  const [block] = draw({ kind: 'paragraph', content: [text('<!here> <@U1> & co')] });
  expect(block).toMatchObject({
    elements: [{ elements: [{ type: 'text', text: '<!here> <@U1> & co' }] }],
  });
  const reply = { ...replyWith(), summary: '<!here> <@U1> & co' };
  expect(renderReply(reply, OPTIONS).text).toBe('&lt;!here&gt; &lt;@U1&gt; &amp; co');
});

test('an address that runs something is dropped, its words are kept', () => {
  const [block] = draw({ kind: 'paragraph', content: [link('javascript:alert(1)', 'click')] });
  expect(block).toMatchObject({ elements: [{ elements: [{ type: 'text', text: 'click' }] }] });
});

test('a picture is shown when it was uploaded, else its words are', () => {
  const picture = { kind: 'picture', svg: '<svg/>', alt: 'Three layers' } as const;
  expect(draw(picture, { pictures: new Map([['<svg/>', 'F1']]) })[0]).toEqual({
    type: 'image',
    slack_file: { id: 'F1' },
    alt_text: 'Three layers',
  });
  expect(JSON.stringify(draw(picture))).toContain('Three layers');
});

test('sources link to the notes page where there is one', () => {
  const sources: Block = {
    kind: 'sources',
    sources: [{ file: 'docker notes.md', line: 12, path: ['Images', 'Size'] }],
  };
  expect(JSON.stringify(draw(sources))).toContain('docker notes.md, line 12 › Images › Size');
  const linked = JSON.stringify(
    draw(sources, { linkTo: ({ line }) => `https://notes.example/#${line}` }),
  );
  expect(linked).toContain('"url":"https://notes.example/#12"');
});

test('a long answer is cut at a word, keeps its sources and offers the rest', () => {
  const long: Block = { kind: 'paragraph', content: [text('container '.repeat(5_000))] };
  const sources: Block = { kind: 'sources', sources: [{ file: 'a.md', line: 1, path: [] }] };
  const message = renderReply(replyWith(long, long, sources), { ...OPTIONS, value: 'key' });
  const json = JSON.stringify(message.blocks);
  expect(message.cut).toBe(true);
  expect(json).toContain('container…');
  expect(json).toContain('a.md, line 1');
  expect(json).toContain('Show all of it');
  expect(json).toContain('"Source: "');
  const linkTo = () => 'https://notes.example/#1';
  const linked = renderReply(replyWith(long, long, sources), { ...OPTIONS, linkTo });
  expect(JSON.stringify(linked.blocks)).toMatch(/"Read on: ".*"url":"https:\/\/notes.example\/#1"/);
});

test('what only the asker sees can be shared or dismissed; what all see can be judged and removed', () => {
  const answer = replyWith({ kind: 'sources', sources: [{ file: 'a.md', line: 1, path: [] }] });
  const actions = (reply: Reply, toAsker: boolean) =>
    [
      ...JSON.stringify(renderReply(reply, { ...OPTIONS, toAsker, value: 'key' }).blocks).matchAll(
        /"action_id":"(\w+)"/g,
      ),
    ].map((match) => match[1]);
  expect(actions(answer, true)).toEqual(['share', 'dismiss']);
  expect(actions(answer, false)).toEqual(['feedback', 'dismiss']);
  expect(actions({ ...answer, audience: 'asker' }, true)).toEqual(['dismiss']);
  expect(actions(replyWith(), false)).toEqual(['dismiss']);
});
