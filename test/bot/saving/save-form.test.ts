/** The form that keeps an answer: what is private in it, and what its writer keeps of that. */
import { expect, test } from '@jest/globals';
import { createForms } from '../../../src/bot/create-forms.js';
import { createSettingsService } from '../../../src/bot/settings/settings-service.js';
import { OPERATOR } from '../../../src/core/permissions.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { newEngine } from '../../../src/app/engine-data.js';
import { bareParts } from '../../fixtures/parts.js';
import { openSaving } from '../../fixtures/saving-parts.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const EVE = {
  place: { ...TEAM, channel: 'C1', thread: '1.1' },
  author: 'UEVE',
  permissions: OPERATOR,
};

async function openForm(question: string, answer: string) {
  const store = await openMemoryStore();
  const engine = newEngine();
  const settings = createSettingsService({ store: store.settings });
  const { saving } = openSaving(store, settings, engine, TEAM, []);
  const forms = createForms({ ...bareParts(), engine, settings, saving });
  const given = new Map(Object.entries({ question: [question], answer: [answer] }));
  const opening = await forms.open('save', EVE, given);
  if (opening.kind !== 'form') throw new Error(opening.reply.summary);
  const { name, fields } = opening.form;
  const valueOf = (field: string): string => {
    const found = fields.find((one) => one.name === field);
    return found?.kind === 'text' ? found.value : '';
  };
  const keep = fields.find((one) => one.name === 'keep');
  return {
    question: valueOf('question'),
    answer: valueOf('answer'),
    keepable: keep?.kind === 'choices' ? keep.options.map(({ value }) => value) : [],
    async send(kept: readonly string[]) {
      const filled = Object.entries({
        ...{ question: [valueOf('question')], answer: [valueOf('answer')] },
        ...{ as: ['new'], keep: kept },
      });
      const reading = await forms.read(name, new Map(filled), EVE);
      return reading.kind === 'command' ? reading.command.arguments : {};
    },
  };
}

test('what is kept goes back where it stood, in the question and in the answer', async () => {
  const form = await openForm('is bob@northwind.org away?', 'Write to ada@northwind.org.');
  expect(`${form.question} ${form.answer}`).not.toContain('@northwind');
  expect(form.keepable).toEqual(['1 ada@northwind.org', '2 bob@northwind.org']);
  const [ada = '', bob = ''] = form.keepable;
  expect(await form.send([ada])).toMatchObject({
    question: form.question,
    answer: 'Write to ada@northwind.org.',
  });
  expect(await form.send([bob])).toMatchObject({
    question: 'is bob@northwind.org away?',
    answer: form.answer,
  });
  expect(await form.send([])).toMatchObject({ question: form.question, answer: form.answer });
});

test('a question longer than the field is cut to it', async () => {
  const { question } = await openForm('why '.repeat(70), 'Because.');
  expect(question.length).toBeLessThanOrEqual(200);
});
