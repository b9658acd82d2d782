/** The buttons below an answer. Pure; everything that a click needs stands in the button. */
import type {
  APIActionRowComponent,
  APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { messagesOf, type Messages } from '../../../bot/messages/messages.js';
import type { Choice, Reply } from '../../../core/reply.js';
import { cleanText, cutAtWord } from '../../shared/safe-text.js';
import { formatCustomId, type Action } from '../read/custom-id.js';
import { LIMITS } from './limits.js';

/** Discord's numbers, checked against the SDK's types: drawing a message must not need the SDK, which loads slowly. */
/* eslint-disable @typescript-eslint/no-unsafe-enum-assignment -- only here, and the types hold each to its value */
const ACTION_ROW: ComponentType.ActionRow = 1;
const BUTTON: ComponentType.Button = 2;
const PRIMARY: ButtonStyle.Primary = 1;
const SECONDARY: ButtonStyle.Secondary = 2;
/* eslint-enable @typescript-eslint/no-unsafe-enum-assignment */

/** A row of buttons. */
export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** What decides which buttons there are. */
export interface ButtonOptions {
  readonly key?: string | undefined;
  readonly toAsker: boolean;
  readonly direct?: boolean | undefined;
}

/** More buttons than this are a wall. */
const MOST_CHOICES = 10;

/**
 * The rows below an answer: its choices, then what can be done with it.
 * @param cut - something was left out, so all of it is offered
 * @returns `picks`: a choice's words are too long for its button and must be kept
 */
export function answerRows(
  reply: Reply,
  options: ButtonOptions,
  cut: boolean,
): { rows: ButtonRow[]; picks: boolean } {
  const { key } = options;
  if (key === undefined) return { rows: [], picks: false };
  const choices = choicesOf(reply).slice(0, MOST_CHOICES);
  const actions = choices.map((choice, place) => choiceAction(choice, place, key));
  const buttons = choices.flatMap(({ label }, n) => {
    const action = actions[n];
    return action ? button(label, action, PRIMARY) : [];
  });
  const forms = formsOf(reply).flatMap(({ label, form }) =>
    button(label, { kind: 'form', name: form }, SECONDARY),
  );
  const rows = [
    ...inRows(buttons),
    ...inRows(forms),
    ...inRows(controls(reply, { ...options, key }, cut)),
  ];
  return { rows: rows.slice(0, LIMITS.rows), picks: actions.some(({ kind }) => kind === 'pick') };
}

/** All choices of a reply, in order: a button names one by its place. */
export function choicesOf(reply: Reply): Choice[] {
  return reply.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
}

function formsOf(reply: Reply) {
  const forms = reply.blocks.flatMap((block) => (block.kind === 'forms' ? block.forms : []));
  // Discord takes no two buttons that do the same.
  const byName = new Map(forms.map((one) => [one.form, one]));
  return [...byName.values()].slice(0, LIMITS.rowButtons);
}

/** A row with one button that opens a form. */
export function formRow(label: string, form: string): ButtonRow[] {
  return inRows(button(label, { kind: 'form', name: form }, PRIMARY));
}

function choiceAction({ message, quiet }: Choice, place: number, key: string): Action {
  const said: Action = { kind: quiet === true ? 'tell' : 'say', place, message };
  const fits = message !== '' && cleanText(message) === message && formatCustomId(said) !== null;
  return fits ? said : { kind: 'pick', place, key };
}

function controls(
  reply: Reply,
  { key, toAsker, direct = false }: ButtonOptions & { readonly key: string },
  cut: boolean,
): APIButtonComponentWithCustomId[] {
  const answered = reply.blocks.some(({ kind }) => kind === 'sources');
  const messages = messagesOf(reply.language);
  const quiet = SECONDARY;
  return [
    ...(cut ? button(messages.say('button.showAll'), { kind: 'all', key }, quiet) : []),
    ...(answered && !toAsker
      ? button(messages.say('button.helpful'), { kind: 'helpful', key }, quiet)
      : []),
    ...(answered && !toAsker
      ? button(messages.say('button.unhelpful'), { kind: 'unhelpful', key }, quiet)
      : []),
    ...(answered && !direct
      ? button(messages.say('button.followUp'), { kind: 'followup', key }, quiet)
      : []),
    ...(toAsker && reply.audience === 'everyone'
      ? button(messages.say('button.share'), { kind: 'share', key }, quiet)
      : []),
    // What only the asker sees can be dismissed by Discord's own link.
    ...(toAsker ? [] : button(messages.say('button.dismiss'), { kind: 'dismiss', key }, quiet)),
  ];
}

/** The buttons that turn the pages of a whole answer. */
export function pageRows(
  { place, pages, key }: { readonly place: number; readonly pages: number; readonly key: string },
  messages: Messages,
): ButtonRow[] {
  const turn = (label: string, to: number) =>
    to >= 0 && to < pages ? button(label, { kind: 'page', place: to, key }, SECONDARY) : [];
  return inRows([
    ...turn(messages.say('button.previousPage'), place - 1),
    ...turn(messages.say('button.nextPage'), place + 1),
  ]);
}

function button(
  label: string,
  action: Action,
  style: ButtonStyle.Primary | ButtonStyle.Secondary,
): APIButtonComponentWithCustomId[] {
  const id = formatCustomId(action);
  if (id === null) return [];
  const words = cutAtWord(cleanText(label).replace(/\s+/g, ' ').trim(), LIMITS.buttonLabel) || '–';
  return [{ type: BUTTON, style, label: words, custom_id: id }];
}

function inRows(buttons: readonly APIButtonComponentWithCustomId[]): ButtonRow[] {
  const rows: ButtonRow[] = [];
  for (let n = 0; n < buttons.length; n += LIMITS.rowButtons)
    rows.push({
      type: ACTION_ROW,
      components: buttons.slice(n, n + LIMITS.rowButtons),
    });
  return rows;
}
