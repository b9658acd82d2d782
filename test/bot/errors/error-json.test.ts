import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { errorToJson } from '../../../src/bot/errors/error-json.js';
import { createErrorExplainer } from '../../../src/canirun/errors/explain-error.js';
import { parseErrors } from '../../../src/canirun/errors/error-table.js';

const table: unknown = parse(readFileSync('knowledge/images/errors.yaml', 'utf8'));
const explainer = createErrorExplainer(parseErrors(table));

test('an error for programs is in English, with the cause that the log speaks for first', () => {
  const explanation = explainer.explain('{"ExitCode": 137, "OOMKilled": true}', {});
  if (explanation === null) throw new Error('not found');
  const { id, line, causes } = errorToJson(explanation);
  expect([id, line]).toEqual(['killed', '{"ExitCode": 137, "OOMKilled": true}']);
  expect(causes[0]).toMatchObject({
    id: 'memory',
    fit: 'fits',
    cure: expect.stringContaining('--memory'),
  });
  expect(causes[1]).toMatchObject({ id: 'stopped', fit: 'open' });
});

test('a mistake in the table names its row', () => {
  const bad = { schema: 'quaymaster/errors/v1', errors: [{ id: 'x', signals: [] }] };
  expect(() => parseErrors(bad)).toThrow(/errors\.yaml is not valid[^]*signals/);
});
