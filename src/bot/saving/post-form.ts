/** The form that answers somebody's message with a note: it proposes the nearest, and searches for others. */
import { formatSource, readSource } from '../../core/message.js';
import { wordsIn, type Form, type FormField } from '../../core/form.js';
import type { Note } from '../../core/note.js';
import type { FormContext, FormKind, KindReading } from '../form-kind.js';
import { clip } from '../reply/plain.js';
import { LONGEST_QUESTION } from './save-command.js';
import { post, topicNamed } from './post-command.js';

/** Longest choice of a menu: Slack's limit. */
const LONGEST_OPTION = 75;

/** Opened on a message; by the command alone it posts into the channel. */
export const postForm: FormKind = {
  word: 'post',
  guarded: false,
  membersOnly: true,
  open(_about, context, given) {
    return Promise.resolve({ kind: 'form', form: draw(context, wordsIn(given, 'topic')) });
  },
  read(about, values, { parts, messages }) {
    const typed = wordsIn(values, 'topic') || wordsIn(values, 'near');
    if (typed === '') return Promise.resolve(wrong(messages.say('post.noTopic')));
    const found = topicNamed(typed, parts.notes()) ?? search(typed, parts);
    if ('near' in found) {
      const topic = clip(typed, 60);
      const near = clip(found.near, 60);
      return Promise.resolve(
        wrong(
          near === ''
            ? messages.say('notes.noTopic', { topic })
            : messages.say('form.close.noTopicNear', { topic, near }),
        ),
      );
    }
    const source = readSource(about);
    return Promise.resolve({
      kind: 'command',
      command: { name: post.spec.name, arguments: { topic: found.topic } },
      quick: false,
      shownTo: 'everyone',
      ...(source !== null && { source }),
    });
  },
};

function wrong(why: string): KindReading {
  return { kind: 'wrong', errors: new Map([['topic', why]]) };
}

/** The note that the words surely mean, or the topic that comes nearest. */
function search(words: string, { engine }: FormContext['parts']): Note | { readonly near: string } {
  const { status, passages } = engine.ask(words, { top: 1, oncePerNote: true });
  const [best] = passages;
  if (status === 'answered' && best !== undefined) return best.note;
  return { near: best?.note.topic ?? '' };
}

/** Notes that are offered for a message. */
const MOST_NEAR = 8;

function draw({ asker: { on }, parts, messages }: FormContext, given: string): Form {
  const words = on?.markdown ?? '';
  const near = nearTo(words, parts);
  return {
    name: on === undefined ? 'post' : `post ${formatSource({ ...on, digest: '0' })}`,
    title: messages.say('post.title'),
    submit: messages.say('post.submit'),
    ...(words !== '' && { lead: messages.say('form.quoted', { words: clip(words, 300) }) }),
    fields: [
      ...near,
      {
        kind: 'text',
        name: 'topic',
        label: messages.say(near.length === 0 ? 'post.topic' : 'post.other'),
        hint: messages.say(on === undefined ? 'post.topicHint' : 'post.topicHintFor'),
        value: given,
        longest: LONGEST_QUESTION,
        completes: 'topic',
        ...(near.length > 0 && { optional: true as const }),
      },
    ],
  };

  /** The notes that come nearest to a message, to choose from. */
  function nearTo(asked: string, { engine }: FormContext['parts']): FormField[] {
    if (asked === '') return [];
    const { passages } = engine.ask(asked, { top: MOST_NEAR, oncePerNote: true });
    const options = [...new Set(passages.map(({ note }) => note.topic))]
      .filter((topic) => topic.length <= LONGEST_OPTION)
      .map((topic) => ({ value: topic, label: topic }));
    if (options.length === 0) return [];
    // What shares a word or two with the message is offered, and not chosen for anybody.
    const [best] = passages;
    const value = best?.onSubject === true ? best.note.topic : null;
    const label = messages.say('post.near');
    return [{ kind: 'choice', name: 'near', label, optional: true, value, options }];
  }
}
