/** Reads submitted forms, clicks that open them, and what is typed in their menus. Pure. */
import type { PlainTextOption } from '@slack/types';
import { z } from 'zod';
import type { Bot } from '../../../bot/bot.js';
import type { ChosenMessage } from '../../../core/message.js';
import { COMPLETABLE, type FormValues } from '../../../core/form.js';
import { cleanText } from '../../shared/safe-text.js';
import { COMPLETES, fitsOption, toOption } from '../render/draw-form.js';
import { readClick, type MessageFormClick } from './read-interaction.js';

const origin = z.object({
  channel: z.string(),
  thread: z.string().nullable(),
  responseUrl: z.string().nullable(),
  /** The page of the home tab that it was opened from; `null`: it was opened in a channel. */
  home: z.number().nullable(),
});

const metadata = z.object({ form: z.string(), origin });

/** Where a form was opened: there its answer goes. */
export type FormOrigin = z.infer<typeof origin>;

/** What comes back with a form. */
export type FormMetadata = z.infer<typeof metadata>;

const option = z.object({ value: z.string() });
const state = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
});
const submission = z.object({
  id: z.string(),
  private_metadata: z.string(),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), state)) }),
});

/** A form that was sent. */
export interface FilledForm {
  /** Id of the opened form: the same when Slack delivers its submission twice. */
  readonly id: string;
  /** As it was given to `drawForm`. */
  readonly metadata: string;
  readonly values: FormValues;
  /** The workspace's own part of its web address, where Slack names it. */
  readonly domain?: string;
}

/** Reads a submitted form; `null` for what is none of ours. @param domain - of the workspace */
export function readForm(view: unknown, domain?: string): FilledForm | null {
  const { data } = submission.safeParse(view);
  if (!data) return null;
  const fields = Object.entries(data.state.values);
  const values = new Map(fields.map(([name, inputs]) => [name, valuesOf(inputs)]));
  return {
    id: data.id,
    metadata: data.private_metadata,
    values,
    ...(domain !== undefined && { domain }),
  };
}

/** A field has one input. */
function valuesOf(inputs: Readonly<Record<string, z.infer<typeof state>>>): string[] {
  return Object.values(inputs).flatMap(({ value, selected_option: one, selected_options: many }) =>
    [value, one?.value, ...(many ?? []).map((chosen) => chosen.value)].filter(
      (words) => words !== null && words !== undefined,
    ),
  );
}

/** Reads what {@link FormMetadata} was written as; `null` for what is none of ours. */
export function readMetadata(text: string): FormMetadata | null {
  try {
    return metadata.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** A click that opens a form. */
export interface FormClick {
  readonly form: string;
  readonly user: string;
  readonly triggerId: string;
  readonly origin: FormOrigin;
  /** The message that it is opened on. */
  readonly on?: ChosenMessage;
}

const homeClick = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({ private_metadata: z.string().optional() }),
  actions: z.array(z.object({ value: z.string() })).min(1),
  trigger_id: z.string(),
});

/** Reads a click below a message or in the home tab, which is no channel: from there, answers go to the person. */
export function readFormClick(body: unknown): FormClick | null {
  const click = readClick(body);
  if (click !== null) {
    const { value: form, user, triggerId, channel, thread, responseUrl } = click;
    return { form, user, triggerId, origin: { channel, thread, responseUrl, home: null } };
  }
  const { data } = homeClick.safeParse(body);
  const action = data?.actions[0];
  if (!data || !action) return null;
  const { user, view, trigger_id: triggerId } = data;
  const home = readPage(view.private_metadata ?? '');
  const place = { channel: user.id, thread: null, responseUrl: null, home };
  return { form: action.value, user: user.id, triggerId, origin: place };
}

/** A shortcut on a message as a click that opens a form: its answer goes into the message's thread. */
export function fromShortcut({ form, user, triggerId, on, ...where }: MessageFormClick): FormClick {
  const { channel, thread, responseUrl } = where;
  return { form, user, triggerId, on, origin: { channel, thread, responseUrl, home: null } };
}

/** A page's number; the first for what is none. */
export function readPage(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : 0;
}

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
  const what = COMPLETABLE.find((kind) => data?.action_id === COMPLETES + kind);
  if (what === undefined || typed === '') return [];
  const place = { adapter: 'slack', workspace: team, channel: '' } as const;
  const known = bot.suggest(what, typed, MOST_OPTIONS, { place });
  return [...new Set([typed, ...known])]
    .filter(fitsOption)
    .map((value) => toOption({ value, label: value }));
}
