/** The composite actions and hooks, read as data. */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly shell: string;
      readonly run: string;
      readonly env?: Readonly<Record<string, string>>;
    }[];
  };
}

const cli = readFileSync('src/cli.ts', 'utf8');

test.each(['notes-check', 'canirun-check'])('%s takes its inputs as data', (name) => {
  const { inputs, runs } = parse(readFileSync(`actions/${name}/action.yml`, 'utf8')) as Action;
  expect(runs.using).toBe('composite');
  // What a workflow hands in reaches the script as variables; in its text it could be code.
  for (const { run } of runs.steps) expect(run).not.toContain('${{');
  const given = runs.steps.flatMap(({ env = {} }) => Object.values(env));
  expect(given).toEqual(Object.keys(inputs).map((input) => `\${{ inputs.${input} }}`));
});

test('every option that actions and hooks give is one of the command', () => {
  const texts = [
    'actions/notes-check/action.yml',
    'actions/canirun-check/action.yml',
    '.pre-commit-hooks.yaml',
  ].map((file) => readFileSync(file, 'utf8'));
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => !line.includes('npm'));
  const options = new Set(lines.join('\n').match(/--[a-z]+/g));
  expect(options.size).toBeGreaterThan(4);
  for (const option of options) expect(cli).toMatch(new RegExp(`'${option}[ ']`));
});
