/** The form behind `/canirun` without words: an image and a host, both completed while typing. Pure. */
import type { ModalView, PlainTextOption } from '@slack/types';
import { z } from 'zod';
import type { Bot } from '../../bot/bot.js';
import { LIMITS } from './limits.js';
import { cleanText, cutAtWord } from '../../delivery/safe-text.js';
import type { SlackTarget } from './slack-target.js';

/** Names by which Slack tells what came from the form. */
export const FORM = { callback: 'canirun_form', image: 'image', host: 'host' } as const;

/** Where the answer goes, as far as it fits the form's hidden field. */
const origin = z.object({
  channel: z.string(),
  thread: z.string().nullable(),
  responseUrl: z.string().nullable(),
});

/** Where the form was opened. */
export type FormOrigin = z.infer<typeof origin>;

/** The form. */
export function canirunForm({ channel, thread, responseUrl }: SlackTarget | FormOrigin): ModalView {
  return {
    type: 'modal',
    callback_id: FORM.callback,
    private_metadata: JSON.stringify({ channel, thread, responseUrl }),
    title: plain('Can it run?'),
    submit: plain('Tell me'),
    close: plain('Cancel'),
    blocks: [
      field(FORM.image, 'Image', 'nginx:alpine', 'An image reference, as for docker run.'),
      field(FORM.host, 'Host', 'windows 11', 'A machine, as you would describe it.'),
    ],
  };
}

function field(name: string, label: string, example: string, hint: string) {
  return {
    type: 'input' as const,
    block_id: name,
    label: plain(label),
    hint: plain(hint),
    element: {
      type: 'external_select' as const,
      action_id: name,
      min_query_length: 1,
      placeholder: plain(`For example ${example}`),
    },
  };
}

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false }) as const;

const optionsRequest = z.object({ action_id: z.string(), value: z.string().default('') });

/** More than this is no help while typing. */
const MOST_OPTIONS = 20;

/**
 * Options for what is being typed: the words themselves first, so that nobody is bound to what we know, then the
 * bot's completions.
 */
export function formOptions(payload: unknown, bot: Bot, team: string): PlainTextOption[] {
  const { data } = optionsRequest.safeParse(payload);
  const typed = cleanText(data?.value ?? '').trim();
  if (!data || typed === '') return [];
  // A host is completed behind an image; which one does not matter.
  const before = data.action_id === FORM.host ? '/canirun nginx ' : '/canirun ';
  const completions = bot
    .complete(`${before}${typed}`, MOST_OPTIONS, {
      place: { adapter: 'slack', workspace: team, channel: '' },
    })
    .map(({ text }) => text)
    .filter((text) => text.startsWith(before))
    .map((text) => text.slice(before.length).trim());
  return [...new Set([typed, ...completions])].filter(fitsOption).map(toOption);
}

const fitsOption = (text: string) => text !== '' && text.length <= LIMITS.optionValue;

function toOption(text: string): PlainTextOption {
  return { text: plain(cutAtWord(text, LIMITS.optionText)), value: text };
}

const choice = z.object({ selected_option: z.object({ value: z.string() }).nullable() });
const submission = z.object({
  callback_id: z.literal(FORM.callback),
  id: z.string(),
  private_metadata: z.string(),
  state: z.object({
    values: z.object({
      [FORM.image]: z.object({ [FORM.image]: choice }),
      [FORM.host]: z.object({ [FORM.host]: choice }),
    }),
  }),
});

/** A form that was sent. */
export interface FilledForm {
  /** Id of the opened form: the same when Slack delivers its submission twice. */
  readonly id: string;
  readonly origin: FormOrigin;
  /** The command that the form stands for. Quotes keep image and host apart. */
  readonly command: string;
}

/** Reads a submitted form; `null` for what is none of ours. */
export function readForm(view: unknown): FilledForm | null {
  const { data } = submission.safeParse(view);
  if (!data) return null;
  const { values } = data.state;
  const image = values.image.image.selected_option?.value;
  const host = values.host.host.selected_option?.value;
  const from = origin.safeParse(JSON.parse(data.private_metadata)).data;
  if (image === undefined || host === undefined || !from) return null;
  return { id: data.id, origin: from, command: `/canirun "${image.replaceAll('"', '')}" ${host}` };
}
