/** The form that asks why an answer did not help. Everything in it may be left empty. Pure. */
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Place } from '../../core/message.js';
import {
  FEEDBACK_REASONS,
  LONGEST_COMMENT,
  type Feedback,
  type FeedbackReason,
} from '../../core/store.js';

/** Name by which Slack tells what came from the form. */
export const REASON_FORM = 'reason_form';

const REASON = 'reason';
const COMMENT = 'comment';

const WORDS: Readonly<Record<FeedbackReason, string>> = {
  wrong: 'It is wrong',
  outdated: 'It is out of date',
  'off-topic': 'It answers something else',
  incomplete: 'Something is missing',
};

const about = z.object({
  workspace: z.string(),
  delivery: z.string(),
  place: z.object({ channel: z.string(), thread: z.string() }),
});

/** The form about one answer. */
export function reasonForm({
  workspace,
  delivery,
  place,
}: Pick<Feedback, 'workspace' | 'delivery'> & { readonly place: Place }): ModalView {
  const { channel, thread } = place;
  return {
    type: 'modal',
    callback_id: REASON_FORM,
    private_metadata: JSON.stringify({ workspace, delivery, place: { channel, thread } }),
    title: plain('What was amiss?'),
    submit: plain('Send'),
    close: plain('Skip'),
    blocks: [
      { type: 'section', text: plain('Noted, thank you. If you like, say why:') },
      {
        type: 'input',
        optional: true,
        block_id: REASON,
        label: plain('The answer'),
        element: {
          type: 'radio_buttons',
          action_id: REASON,
          options: FEEDBACK_REASONS.map((reason) => ({
            text: plain(WORDS[reason]),
            value: reason,
          })),
        },
      },
      {
        type: 'input',
        optional: true,
        block_id: COMMENT,
        label: plain('In your own words'),
        element: {
          type: 'plain_text_input',
          action_id: COMMENT,
          multiline: true,
          max_length: LONGEST_COMMENT,
        },
      },
    ],
  };
}

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false }) as const;

const submission = z.object({
  private_metadata: z.string(),
  state: z.object({
    values: z.object({
      [REASON]: z.object({
        [REASON]: z.object({
          selected_option: z.object({ value: z.enum(FEEDBACK_REASONS) }).nullish(),
        }),
      }),
      [COMMENT]: z.object({
        [COMMENT]: z.object({ value: z.string().max(LONGEST_COMMENT).nullish() }),
      }),
    }),
  }),
});

/** Reads the submitted form; `null` for what is none of ours. */
export function readReason(
  view: unknown,
  author: string,
): { readonly feedback: Feedback; readonly place: Place } | null {
  const { data } = submission.safeParse(view);
  if (!data) return null;
  const { workspace, delivery, place } = about.parse(JSON.parse(data.private_metadata));
  const { values } = data.state;
  const reason = values[REASON][REASON].selected_option?.value;
  const comment = values[COMMENT][COMMENT].value?.trim();
  return {
    feedback: {
      adapter: 'slack',
      workspace,
      delivery,
      author,
      helpful: false,
      ...(reason !== undefined && { reason }),
      ...(comment && { comment }),
    },
    place: { adapter: 'slack', workspace, ...place },
  };
}
