/**
 * Discord's documented rules for messages, commands, modals and completions, written from the reference and not from
 * the renderer: what a payload must keep to, or Discord refuses it with 50035 "Invalid Form Body".
 */

type Json = Readonly<Record<string, unknown>>;
type Breach = (path: string, problem: string) => void;

/** Collects breaches. */
function collect(check: (breach: Breach) => void): string[] {
  const found: string[] = [];
  check((path, problem) => found.push(`${path}: ${problem}`));
  return found;
}

/** Every breach in a message; empty when Discord would take it. @param files - names of the files sent along */
export function messageBreaches(value: unknown, files: readonly string[] = []): string[] {
  return collect((breach) => {
    const message = value as Json;
    const {
      content = '',
      embeds = [],
      components = [],
    } = message as {
      content?: string;
      embeds?: Json[];
      components?: Json[];
    };
    if (content.trim() === '' && embeds.length === 0 && files.length === 0)
      breach('message', 'cannot send an empty message (50006)');
    length(breach, 'content', content, 0, 2_000);
    if (embeds.length > 10) breach('embeds', `${embeds.length} of at most 10`);
    embeds.forEach((embed, n) => {
      checkEmbed(breach, `embeds[${n}]`, embed, files);
    });
    const sum = embeds.reduce((total, embed) => total + embedSize(embed), 0);
    if (sum > 6_000) breach('embeds', `${sum} characters of at most 6000`);
    checkComponents(breach, components);
    checkMentions(breach, message['allowed_mentions']);
    if (message['nonce'] !== undefined) length(breach, 'nonce', message['nonce'], 1, 25);
    const attachments = (message['attachments'] ?? []) as Json[];
    attachments.forEach((one, n) => {
      if (one['description'] !== undefined)
        length(breach, `attachments[${n}].description`, one['description'], 1, 1_024);
    });
    const text = JSON.stringify(value);
    if (/\p{Surrogate}/u.test(text) || /\\u(?:000[0-8bcef]|001)/.test(text))
      breach('message', 'control characters or broken characters');
  });
}

function checkEmbed(breach: Breach, path: string, embed: Json, files: readonly string[]): void {
  const {
    title,
    description,
    fields = [],
    image,
  } = embed as {
    title?: string;
    description?: string;
    fields?: Json[];
    image?: { url: string };
  };
  if (title === undefined && description === undefined && fields.length === 0 && !image)
    breach(path, 'empty');
  if (title !== undefined) length(breach, `${path}.title`, title, 1, 256);
  if (description !== undefined) length(breach, `${path}.description`, description, 1, 4_096);
  if (fields.length > 25) breach(`${path}.fields`, `${fields.length} of at most 25`);
  fields.forEach((field, n) => {
    length(breach, `${path}.fields[${n}].name`, field['name'], 1, 256);
    length(breach, `${path}.fields[${n}].value`, field['value'], 1, 1_024);
  });
  const file = /^attachment:\/\/(.+)$/.exec(image?.url ?? '')?.[1];
  if (image && (file === undefined || !files.includes(file)))
    breach(`${path}.image`, 'no such file');
}

function embedSize(embed: Json): number {
  const fields = (embed['fields'] ?? []) as { name: string; value: string }[];
  const inFields = fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
  const of = (key: string) => ((embed[key] as string | undefined) ?? '').length;
  return of('title') + of('description') + inFields;
}

function checkComponents(breach: Breach, rows: readonly Json[]): void {
  if (rows.length > 5) breach('components', `${rows.length} rows of at most 5`);
  const ids = new Set<unknown>();
  rows.forEach((row, n) => {
    const path = `components[${n}]`;
    if (row['type'] !== 1) breach(path, 'not an action row');
    const buttons = (row['components'] ?? []) as Json[];
    if (buttons.length < 1 || buttons.length > 5)
      breach(path, `${buttons.length} buttons, 1 to 5 allowed`);
    for (const button of buttons) {
      if (button['type'] !== 2) breach(path, 'not a button');
      length(breach, `${path}.label`, button['label'], 1, 80);
      length(breach, `${path}.custom_id`, button['custom_id'], 1, 100);
      if (![1, 2, 3, 4].includes(Number(button['style']))) breach(path, 'style');
      if (ids.has(button['custom_id'])) breach(path, 'custom_id used twice');
      ids.add(button['custom_id']);
    }
  });
}

/** Discord itself allows more; an answer of ours may mention nobody. */
function checkMentions(breach: Breach, allowed: unknown): void {
  const parse = (allowed as { parse?: unknown[] } | undefined)?.parse;
  if (!Array.isArray(parse) || parse.length > 0)
    breach('allowed_mentions', 'somebody could be mentioned');
}

/** Every breach in a list of commands. */
export function commandBreaches(value: unknown): string[] {
  return collect((breach) => {
    const commands = value as Json[];
    if (commands.filter(({ type = 1 }) => type === 1).length > 100)
      breach('commands', 'more than 100');
    const names = commands.map(({ type = 1, name }) => `${String(type)}/${String(name)}`);
    if (new Set(names).size !== names.length) breach('commands', 'a name used twice');
    commands.forEach((command, n) => {
      checkCommand(breach, `commands[${n}]`, command);
    });
  });
}

const COMMAND_NAME = /^[-_'\p{L}\p{N}]{1,32}$/u;

function checkCommand(breach: Breach, path: string, command: Json): void {
  const {
    type = 1,
    name = '',
    description = '',
    options = [],
  } = command as {
    type?: number;
    name?: string;
    description?: string;
    options?: Json[];
  };
  if (type !== 1) {
    length(breach, `${path}.name`, name, 1, 32);
    if (description !== '') breach(path, 'only slash commands have a description');
    return;
  }
  named(breach, path, name, description);
  if (options.length > 25) breach(path, 'more than 25 options');
  let optional = false;
  options.forEach((option, n) => {
    const at = `${path}.options[${n}]`;
    named(breach, at, String(option['name']), String(option['description']));
    if (optional && option['required'] === true) breach(at, 'required behind an optional one');
    if (option['required'] !== true) optional = true;
  });
}

function named(breach: Breach, path: string, name: string, description: string): void {
  if (!COMMAND_NAME.test(name) || name !== name.toLowerCase()) breach(`${path}.name`, name);
  length(breach, `${path}.description`, description, 1, 100);
}

/** Every breach in a modal: labels, each around one input. */
export function modalBreaches(value: unknown): string[] {
  return collect((breach) => {
    const modal = value as Json;
    length(breach, 'title', modal['title'], 1, 45);
    length(breach, 'custom_id', modal['custom_id'], 1, 100);
    const labels = (modal['components'] ?? []) as Json[];
    if (labels.length < 1 || labels.length > 5) breach('components', 'one to five');
    const ids = labels.map(({ component }) => (component as Json)['custom_id']);
    if (new Set(ids).size !== ids.length) breach('components', 'custom_id used twice');
    labels.forEach((label, n) => {
      const path = `components[${n}]`;
      if (label['type'] !== 18) breach(path, 'not a label');
      length(breach, `${path}.label`, label['label'], 1, 45);
      if (label['description'] !== undefined)
        length(breach, `${path}.description`, label['description'], 1, 100);
      checkInput(breach, `${path}.component`, label['component'] as Json);
    });
  });
}

function checkInput(breach: Breach, path: string, input: Json): void {
  length(breach, `${path}.custom_id`, input['custom_id'], 1, 100);
  if (input['placeholder'] !== undefined)
    length(breach, `${path}.placeholder`, input['placeholder'], 1, input['type'] === 4 ? 100 : 150);
  switch (input['type']) {
    case 4:
      checkTextInput(breach, path, input);
      return;
    case 3:
      checkMenu(breach, path, input, (input['options'] ?? []) as Json[]);
      return;
    case 6:
      checkCounts(breach, path, input, ((input['default_values'] ?? []) as Json[]).length, 25);
      for (const one of (input['default_values'] ?? []) as Json[])
        if (one['type'] !== 'role' || !/^\d{1,20}$/.test(String(one['id'])))
          breach(`${path}.default_values`, 'not a role');
      return;
    default:
      breach(path, `unknown input ${String(input['type'])}`);
  }
}

function checkTextInput(breach: Breach, path: string, input: Json): void {
  const most = Number(input['max_length'] ?? 4_000);
  if (input['label'] !== undefined) breach(path, 'a label of its own beside the label around it');
  if (![1, 2].includes(Number(input['style']))) breach(path, 'style');
  if (!(most >= 1 && most <= 4_000)) breach(path, 'max_length');
  if (input['value'] !== undefined) length(breach, `${path}.value`, input['value'], 1, most);
}

function checkMenu(breach: Breach, path: string, menu: Json, options: readonly Json[]): void {
  if (options.length < 1 || options.length > 25) breach(path, `${options.length} options`);
  const values = options.map(({ value }) => value);
  if (new Set(values).size !== values.length) breach(path, 'a value used twice');
  for (const option of options) {
    length(breach, `${path}.label`, option['label'], 1, 100);
    length(breach, `${path}.value`, option['value'], 1, 100);
  }
  const chosen = options.filter((option) => option['default'] === true).length;
  checkCounts(breach, path, menu, chosen, options.length);
}

/** How many can be chosen, of so many; an input that is required takes at least one. */
function checkCounts(breach: Breach, path: string, menu: Json, chosen: number, of: number): void {
  const [least, most] = [Number(menu['min_values'] ?? 1), Number(menu['max_values'] ?? 1)];
  if (!(least >= 0 && least <= most && most >= 1 && most <= of)) breach(path, 'how many');
  if (menu['required'] !== false && least === 0) breach(path, 'required, and yet none will do');
  if (chosen > most) breach(path, 'more chosen than can be');
}

/** Every breach in the completions of an option. */
export function completionBreaches(value: unknown): string[] {
  return collect((breach) => {
    const { choices } = value as { choices?: Json[] };
    if (!Array.isArray(choices) || choices.length > 25) {
      breach('choices', 'a list of at most 25');
      return;
    }
    choices.forEach(({ name, value: words }, n) => {
      length(breach, `choices[${n}].name`, name, 1, 100);
      length(breach, `choices[${n}].value`, words, 1, 100);
    });
  });
}

/** Discord trims before it counts what must not be empty. */
function length(breach: Breach, path: string, value: unknown, least: number, most: number): void {
  if (typeof value !== 'string') breach(path, 'not a text');
  else if (value.trim().length < least || value.length > most)
    breach(path, `${value.length} characters, ${least} to ${most} allowed`);
}
