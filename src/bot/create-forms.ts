/** The forms' service: finds a form by its name, and with what it may look at. */
import { everybodyIn } from '../core/audience.js';
import type { FormAsker } from '../core/form.js';
import type { CommandFields } from '../core/message.js';
import type { Reply } from '../core/reply.js';
import { isOutside, mayManage } from '../core/permissions.js';
import type { BotForms } from './bot.js';
import type { BotParts } from './parts.js';
import { sayProblem } from './reply/plain.js';
import { refuseWhileAway, whyNotOutside } from './reply/refusal.js';
import { settingsAt } from './settings/settings-service.js';
import { inLanguage, messagesOf } from './messages/messages.js';
import { errorForm } from './errors/error-form.js';
import { writeCommand } from './arguments/write-command.js';
import { canirun } from './canirun/canirun-command.js';
import { commandForm } from './command-form.js';
import { COMMAND_SPECS } from './commands.js';
import { closeForm } from './inbox/close-form.js';
import type { FormContext, FormKind } from './form-kind.js';
import { answerForm } from './study/answer-form.js';
import { postForm } from './saving/post-form.js';
import { proposalForm } from './saving/proposal-form.js';
import { saveForm } from './saving/save-form.js';
import { teachForm } from './teach/teach-form.js';
import { quizAnswerForm } from './quiz/quiz-answer-form.js';
import { settingsForm } from './settings/settings-form.js';

/** The forms of commands that ask for their arguments, and those that the bot's replies open. */
const KINDS: readonly FormKind[] = [
  saveForm,
  teachForm,
  postForm,
  proposalForm,
  ...COMMAND_SPECS.filter(({ form }) => form !== undefined).map(commandForm),
  errorForm(canirun.spec),
  settingsForm,
  quizAnswerForm,
  closeForm,
  answerForm,
];

/** Creates the service. @param parts - the bot's */
export function createForms(parts: BotParts): BotForms {
  return {
    isGuarded: (name) => {
      const { guarded, membersOnly } = find(name)?.kind ?? {};
      return guarded === true || membersOnly === true;
    },
    async open(name, asker, given = new Map()) {
      const context = await contextFor(parts, asker);
      const found = find(name);
      if (found === null) return refuse(unknown(context), context);
      const why = whyNot(found.kind, context);
      if (why !== null) return refuse(why, context);
      const opening = await found.kind.open(found.about, context, given).catch(whileAway(context));
      return opening.kind === 'refused'
        ? refuse(opening.reply, context)
        : { kind: 'form', form: inLanguage(opening.form, context.messages) };
    },
    async read(name, values, asker) {
      const context = await contextFor(parts, asker);
      const found = find(name);
      if (found === null) return refuse(unknown(context), context);
      const why = whyNot(found.kind, context);
      if (why !== null) return refuse(why, context);
      const reading = await found.kind.read(found.about, values, context).catch(whileAway(context));
      switch (reading.kind) {
        case 'refused':
          return refuse(reading.reply, context);
        case 'command':
          return { ...reading, text: typed(reading.command) };
        case 'wrong':
          return reading;
      }
    },
  };
}

/** What a form shows of the members' own, it shows to no guest. */
function whyNot({ membersOnly }: FormKind, { asker, settings, messages }: FormContext) {
  const why = whyNotOutside(asker.permissions, membersOnly, settings.values, messages);
  return why === null ? null : sayProblem(why);
}

const unknown = ({ messages }: FormContext): Reply => sayProblem(messages.say('form.unknown'));

/** As whoever filled it in would have typed it. */
function typed({ name, arguments: fields }: CommandFields): string {
  const spec = COMMAND_SPECS.find((one) => one.name === name);
  return spec === undefined ? `/${name}` : writeCommand(spec, fields);
}

function refuse(reply: Reply, { messages }: FormContext) {
  return { kind: 'refused', reply: inLanguage(reply, messages) } as const;
}

const whileAway =
  ({ messages }: FormContext) =>
  (error: unknown) =>
    ({ kind: 'refused', reply: refuseWhileAway(error, messages) }) as const;

/** A form's name is its kind's word, and what it is about. */
function find(name: string): { readonly kind: FormKind; readonly about: string } | null {
  const [word, ...about] = name.split(' ');
  const kind = KINDS.find((one) => one.word === word);
  return kind === undefined ? null : { kind, about: about.join(' ') };
}

async function contextFor(parts: BotParts, asker: FormAsker): Promise<FormContext> {
  const settings = await settingsAt(asker.place, parts.settings, asker.language);
  const { notes, managers, language } = settings.values;
  const { place, permissions } = asker;
  const view = await parts.library?.view(
    isOutside(permissions, settings.values) ? everybodyIn(place) : { place },
    notes,
  );
  const { engine, notes: inView } = view ?? parts;
  return {
    parts: { ...parts, engine, notes: inView },
    asker,
    settings,
    messages: messagesOf(language),
    mayManage: mayManage(asker.permissions, managers),
  };
}
