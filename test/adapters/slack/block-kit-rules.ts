/**
 * Slack's documented rules for blocks, written from the reference and not from the renderer: what a message or view
 * must keep to, or Slack refuses it with `invalid_blocks`.
 */

type Json = Readonly<Record<string, unknown>>;

/** Every breach in a list of blocks, each with the path to it; empty when Slack would take it. */
export function breachesOf(blocks: unknown, surface: 'message' | 'view'): string[] {
  const found: string[] = [];
  const breach = (path: string, problem: string) => found.push(`${path}: ${problem}`);
  if (!Array.isArray(blocks)) return ['blocks: not a list'];
  const most = surface === 'message' ? 50 : 100;
  if (blocks.length === 0) breach('blocks', 'none');
  if (blocks.length > most) breach('blocks', `${blocks.length} of at most ${most}`);
  const json = JSON.stringify(blocks);
  if (surface === 'message' && json.length > 13_100) breach('blocks', 'msg_blocks_too_long');
  if (/\p{Surrogate}/u.test(json) || /\\u(?:000[0-8bcef]|001)/.test(json)) {
    breach('blocks', 'control characters or broken characters');
  }
  const tables = blocks.filter((block: Json) => block['type'] === 'table').length;
  if (tables > 1) breach('blocks', `${tables} tables in one message`);
  const ids = new Set<unknown>();
  blocks.forEach((block: Json, n) => {
    const path = `blocks[${n}]`;
    if (block['block_id'] !== undefined) {
      length(breach, `${path}.block_id`, block['block_id'], 1, 255);
      if (ids.has(block['block_id'])) breach(path, 'block_id used twice');
      ids.add(block['block_id']);
    }
    checkBlock(breach, path, block, surface);
  });
  return found;
}

type Breach = (path: string, problem: string) => void;

const BLOCKS: Record<string, (breach: Breach, path: string, block: Json, surface: string) => void> =
  {
    header: (breach, path, block) => {
      plain(breach, `${path}.text`, block['text'], 150);
    },
    section: (breach, path, block) => {
      if (block['text'] === undefined && block['fields'] === undefined) breach(path, 'no text');
      if (block['text'] !== undefined) textObject(breach, `${path}.text`, block['text'], 3_000);
      if (block['fields'] !== undefined) {
        each(breach, `${path}.fields`, block['fields'], 10, (at, field) => {
          textObject(breach, at, field, 2_000);
        });
      }
      if (block['accessory'] !== undefined)
        element(breach, `${path}.accessory`, block['accessory']);
    },
    divider: () => undefined,
    table: (breach, path, block, surface) => {
      if (surface !== 'message') breach(path, 'tables belong in messages');
      each(breach, `${path}.rows`, block['rows'], 100, (row, cells) => {
        each(breach, row, cells, 20, (at, cell) => {
          if ((cell as Json)['type'] === 'rich_text') checkBlock(breach, at, cell as Json, surface);
          else breach(at, 'no cell that we use');
        });
      });
    },
    context: (breach, path, block) => {
      each(breach, `${path}.elements`, block['elements'], 10, (at, one) => {
        if ((one as Json)['type'] === 'image') {
          length(breach, `${at}.alt_text`, (one as Json)['alt_text'], 1, 2_000);
        } else textObject(breach, at, one, 3_000);
      });
    },
    actions: (breach, path, block) => {
      each(breach, `${path}.elements`, block['elements'], 25, (at, one) => {
        element(breach, at, one);
      });
      uniqueActions(breach, path, block['elements']);
    },
    context_actions: (breach, path, block, surface) => {
      if (surface !== 'message') breach(path, 'context_actions belong in messages');
      each(breach, `${path}.elements`, block['elements'], 5, (at, one) => {
        element(breach, at, one);
      });
      uniqueActions(breach, path, block['elements']);
    },
    image: (breach, path, block) => {
      length(breach, `${path}.alt_text`, block['alt_text'], 1, 2_000);
      const file = block['slack_file'] as Json | undefined;
      if (file === undefined && block['image_url'] === undefined) breach(path, 'no picture');
      if (file !== undefined && !/^F[A-Z0-9]+$/.test(String(file['id'])))
        breach(path, 'no file id');
    },
    input: (breach, path, block, surface) => {
      if (surface !== 'view') breach(path, 'inputs belong in views');
      plain(breach, `${path}.label`, block['label'], 2_000);
      if (block['hint'] !== undefined) plain(breach, `${path}.hint`, block['hint'], 2_000);
      element(breach, `${path}.element`, block['element']);
    },
    rich_text: (breach, path, block) => {
      each(breach, `${path}.elements`, block['elements'], 1_000, (at, one) => {
        richElement(breach, at, one as Json);
      });
    },
  };

function checkBlock(breach: Breach, path: string, block: Json, surface: string): void {
  const check = BLOCKS[String(block['type'])];
  if (!check) breach(path, `unknown block ${String(block['type'])}`);
  else check(breach, path, block, surface);
}

const RICH_KEYS: Record<string, readonly string[]> = {
  text: ['type', 'text', 'style'],
  link: ['type', 'url', 'text', 'unsafe', 'style'],
  emoji: ['type', 'name', 'unicode', 'style'],
};

function richElement(breach: Breach, path: string, one: Json): void {
  switch (one['type']) {
    case 'rich_text_list':
      if (one['style'] !== 'bullet' && one['style'] !== 'ordered') breach(path, 'list style');
      if (!(Number(one['indent'] ?? 0) <= 8)) breach(path, 'indented too deep');
      each(breach, path, one['elements'], 10_000, (at, item) => {
        if ((item as Json)['type'] !== 'rich_text_section') breach(at, 'not a section');
        richElement(breach, at, item as Json);
      });
      return;
    case 'rich_text_section':
      if (!isCall(one)) richLeaves(breach, path, one);
      return;
    case 'rich_text_quote':
    case 'rich_text_preformatted':
      richLeaves(breach, path, one);
      return;
    default:
      breach(path, `unknown rich text ${String(one['type'])}`);
  }
}

function richLeaves(breach: Breach, path: string, { elements }: Json): void {
  each(breach, path, elements, 10_000, (at, leaf) => {
    richLeaf(breach, at, leaf as Json);
  });
}

/** News call those who wait for them: by mentions alone, so that no words of anybody's hold one. */
function isCall({ elements }: Json): boolean {
  return (elements as Json[]).every(
    ({ type, user_id: id, usergroup_id: group, text }) =>
      (type === 'user' && /^[UW][A-Z0-9]+$/.test(String(id))) ||
      (type === 'usergroup' && /^S[A-Z0-9]+$/.test(String(group))) ||
      (type === 'text' && text === ' '),
  );
}

function richLeaf(breach: Breach, path: string, leaf: Json): void {
  const keys = RICH_KEYS[String(leaf['type'])];
  if (!keys) {
    // Users, channels and broadcasts are leaves too: a reply never holds one, so each is a breach.
    breach(path, `leaf ${String(leaf['type'])}`);
    return;
  }
  for (const key of Object.keys(leaf)) if (!keys.includes(key)) breach(path, `extra ${key}`);
  if (leaf['type'] === 'text') length(breach, path, leaf['text'], 1, Infinity);
  if (leaf['type'] === 'link') {
    length(breach, path, leaf['url'], 1, 3_000);
    if (!/^(https?:\/\/|mailto:)/i.test(String(leaf['url']))) breach(path, 'link address');
  }
  const style = leaf['style'] as Json | undefined;
  for (const key of Object.keys(style ?? {})) {
    if (!['bold', 'italic', 'strike', 'code'].includes(key)) breach(path, `style ${key}`);
  }
}

function element(breach: Breach, path: string, value: unknown): void {
  const one = value as Json;
  if (one['action_id'] !== undefined) length(breach, `${path}.action_id`, one['action_id'], 1, 255);
  switch (one['type']) {
    case 'button':
      plain(breach, `${path}.text`, one['text'], 75);
      if (one['value'] !== undefined) length(breach, `${path}.value`, one['value'], 0, 2_000);
      if (one['url'] !== undefined) length(breach, `${path}.url`, one['url'], 1, 3_000);
      label(breach, path, one);
      return;
    case 'icon_button':
      plain(breach, `${path}.text`, one['text'], 75);
      if (one['icon'] !== 'trash') breach(path, 'icon');
      if (one['value'] !== undefined) length(breach, `${path}.value`, one['value'], 0, 2_000);
      label(breach, path, one);
      return;
    case 'feedback_buttons':
      for (const name of ['positive_button', 'negative_button']) {
        const button = one[name] as Json;
        plain(breach, `${path}.${name}.text`, button['text'], 75);
        length(breach, `${path}.${name}.value`, button['value'], 1, 2_000);
        label(breach, `${path}.${name}`, button);
      }
      return;
    case 'plain_text_input': {
      const most = Number(one['max_length'] ?? 3_000);
      placeholder(breach, path, one);
      if (!(most >= 1 && most <= 3_000)) breach(path, 'max_length');
      if (one['initial_value'] !== undefined)
        length(breach, `${path}.initial_value`, one['initial_value'], 1, most);
      return;
    }
    case 'external_select':
      placeholder(breach, path, one);
      if (one['initial_option'] !== undefined)
        option(breach, `${path}.initial_option`, one['initial_option']);
      return;
    case 'radio_buttons':
      menu(breach, path, one, 10, [one['initial_option']]);
      return;
    case 'multi_static_select':
      placeholder(breach, path, one);
      menu(breach, path, one, 100, (one['initial_options'] ?? []) as unknown[]);
      if (one['initial_options'] !== undefined)
        each(breach, `${path}.initial_options`, one['initial_options'], 100, () => undefined);
      return;
    default:
      breach(path, `unknown element ${String(one['type'])}`);
  }
}

function option(breach: Breach, path: string, value: unknown): void {
  const one = value as Json;
  plain(breach, `${path}.text`, one['text'], 75);
  length(breach, `${path}.value`, one['value'], 1, 150);
}

/** Options, and those chosen at first: each must be one of them, word for word. */
function menu(
  breach: Breach,
  path: string,
  one: Json,
  most: number,
  chosen: readonly unknown[],
): void {
  each(breach, `${path}.options`, one['options'], most, (at, value) => {
    option(breach, at, value);
  });
  const offered = ((one['options'] ?? []) as unknown[]).map((value) => JSON.stringify(value));
  if (new Set(offered).size !== offered.length) breach(path, 'an option used twice');
  for (const value of chosen)
    if (value !== undefined && !offered.includes(JSON.stringify(value)))
      breach(path, 'chosen at first, but not offered');
}

function placeholder(breach: Breach, path: string, one: Json): void {
  if (one['placeholder'] !== undefined) plain(breach, path, one['placeholder'], 150);
}

function label(breach: Breach, path: string, one: Json): void {
  if (one['accessibility_label'] !== undefined) {
    length(breach, `${path}.accessibility_label`, one['accessibility_label'], 1, 75);
  }
}

function uniqueActions(breach: Breach, path: string, elements: unknown): void {
  const ids = (elements as Json[]).map((one) => one['action_id']).filter((id) => id !== undefined);
  if (new Set(ids).size !== ids.length) breach(path, 'action_id used twice');
}

function each(
  breach: Breach,
  path: string,
  list: unknown,
  most: number,
  check: (path: string, one: unknown) => void,
): void {
  if (!Array.isArray(list) || list.length === 0 || list.length > most) {
    breach(path, `a list of 1 to ${most}`);
    return;
  }
  list.forEach((one, n) => {
    check(`${path}[${n}]`, one);
  });
}

function textObject(breach: Breach, path: string, value: unknown, most: number): void {
  const one = value as Json;
  if (one['type'] !== 'plain_text' && one['type'] !== 'mrkdwn') breach(path, 'text type');
  if (one['type'] === 'mrkdwn' && one['emoji'] !== undefined) breach(path, 'emoji in mrkdwn');
  length(breach, path, one['text'], 1, most);
}

function plain(breach: Breach, path: string, value: unknown, most: number): void {
  textObject(breach, path, value, most);
  if ((value as Json)['type'] !== 'plain_text') breach(path, 'must be plain_text');
}

function length(breach: Breach, path: string, value: unknown, least: number, most: number): void {
  if (typeof value !== 'string') breach(path, 'not a text');
  else if (value.length < least || value.length > most) {
    breach(path, `${value.length} characters, ${least} to ${most} allowed`);
  }
}

/** Every breach in a modal or home view. */
export function viewBreaches(value: unknown): string[] {
  const view = value as Json;
  const found = breachesOf(view['blocks'], 'view');
  const breach = (path: string, problem: string) => found.push(`${path}: ${problem}`);
  if (view['type'] === 'modal') {
    plain(breach, 'title', view['title'], 24);
    if (view['submit'] !== undefined) plain(breach, 'submit', view['submit'], 24);
    if (view['close'] !== undefined) plain(breach, 'close', view['close'], 24);
    const asks = (view['blocks'] as Json[]).some(({ type }) => type === 'input');
    if (asks && view['submit'] === undefined)
      breach('submit', 'a form needs a button that sends it');
  } else if (view['type'] !== 'home') breach('type', String(view['type']));
  if (view['private_metadata'] !== undefined) {
    length(breach, 'private_metadata', view['private_metadata'], 0, 3_000);
  }
  if (view['callback_id'] !== undefined) length(breach, 'callback_id', view['callback_id'], 1, 255);
  return found;
}

/** Every breach in the answer to a request for a select menu's options. */
export function optionBreaches(value: unknown): string[] {
  const found: string[] = [];
  const breach = (path: string, problem: string) => found.push(`${path}: ${problem}`);
  const { options } = value as { options?: Json[] };
  if (!Array.isArray(options) || options.length > 100) return ['options: a list of at most 100'];
  options.forEach((option, n) => {
    plain(breach, `options[${n}].text`, option['text'], 75);
    length(breach, `options[${n}].value`, option['value'], 1, 150);
  });
  return found;
}

/** Every breach in the answer to a form that was sent. @param view - the form */
export function submissionBreaches(value: unknown, view: Json): string[] {
  if (value === '' || value === undefined) return [];
  const { response_action: action, errors, view: next } = value as Json;
  if (action === 'update') return viewBreaches(next);
  if (action !== 'errors') return [`response_action: ${String(action)}`];
  const inputs = (view['blocks'] as Json[]).filter(({ type }) => type === 'input');
  const found: string[] = [];
  const breach = (path: string, problem: string) => found.push(`${path}: ${problem}`);
  const all = Object.entries(errors as Json);
  if (all.length === 0) breach('errors', 'none');
  for (const [name, words] of all) {
    if (!inputs.some((input) => input['block_id'] === name)) breach(`errors.${name}`, 'no input');
    length(breach, `errors.${name}`, words, 1, 2_000);
  }
  return found;
}
