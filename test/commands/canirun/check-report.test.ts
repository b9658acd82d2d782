import { expect, test } from '@jest/globals';
import { toJson } from '../../../src/bot/canirun/verdict-json.js';
import {
  CHECK_FORMATS,
  formatReport,
  statusOf,
  type Checked,
} from '../../../src/commands/canirun/check-report.js';
import { shippedCanirun } from '../../fixtures/canirun.js';

const parts = await shippedCanirun();

async function check(image: string, host: string, line?: number): Promise<Checked> {
  const facts = await parts.images.describe({ name: image });
  const verdict = toJson(parts.judge.judge(facts, parts.hosts.recognise(host)));
  return {
    name: line === undefined ? image : 'web',
    verdict,
    ...(line === undefined ? {} : { at: { file: 'deploy/a b,c.yml', line } }),
  };
}

const runs = await check('nginx:alpine', 'ubuntu 24.04', 3);
const fails = await check('mcr.microsoft.com/windows/servercore:ltsc2022', 'debian 12', 7);
const open = await check('nginx', 'windows', 9);
const emulated = await check('mysql:5.7', 'macbook m2');

test.each([
  [[runs, emulated], 0],
  [[runs, open], 4],
  [[open, fails, runs], 3],
  [[], 0],
])('the exit status tells no from unknown (%#)', (all, status) => {
  expect(statusOf(all)).toBe(status);
});

test('what could not be read is not known either', () => {
  expect([statusOf([runs], 1), statusOf([fails], 1), statusOf([], 2)]).toEqual([4, 3, 4]);
});

test('as text each verdict is a line, with its place, its reason and what helps', () => {
  const lines = formatReport([runs, fails, emulated], 'text', '1').trimEnd().split('\n');
  expect(lines[0]).toBe('deploy/a b,c.yml:3: web: nginx:alpine on ubuntu 24.04: runs natively');
  expect(lines[1]).toMatch(/^deploy\/a b,c\.yml:7: web: .* does not run\. .+/);
  expect(lines[2]).toMatch(/^mysql:5\.7 on macbook m2: runs emulated\./);
});

test('for GitHub only what somebody should look at is an annotation, at its file and line', () => {
  const lines = formatReport([runs, fails, open, emulated], 'github', '1').trimEnd().split('\n');
  expect(lines).toEqual([
    expect.stringMatching(/^::error file=deploy\/a b%2Cc\.yml,line=7,title=web does not run::mcr/),
    expect.stringMatching(/^::warning file=deploy\/a b%2Cc\.yml,line=9,title=web cannot be told::/),
    expect.stringMatching(/^::notice title=mysql%3A5\.7 runs emulated::/),
  ]);
});

test('what an image or a host is called begins no other workflow command', () => {
  const evil: Checked = {
    name: 'a\n::set-output name=x::y',
    verdict: { ...fails.verdict, image: 'a\r\n::error::b', host: '100%' },
    at: { file: 'x\n::debug::', line: 1 },
  };
  const report = formatReport([evil], 'github', '1');
  expect(report.trimEnd()).not.toMatch(/[\r\n]/);
  expect(report).toContain('100%25');
});

interface Log {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: {
      readonly driver: { readonly name: string; readonly rules: readonly { id: string }[] };
    };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations?: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: { readonly startLine: number };
        };
      }[];
    }[];
  }[];
}

test('as SARIF it has what the schema of 2.1.0 requires', () => {
  const log = JSON.parse(formatReport([runs, fails, open, emulated], 'sarif', '1.2.3')) as Log;
  // Required: version and runs of the log, tool of a run, driver of a tool, name of a driver, id of a rule, message of
  // a result (sarif-schema-2.1.0.json, "required"); level is one of four; a rule's index names the same rule.
  expect(log.version).toBe('2.1.0');
  const [run] = log.runs;
  const rules = run?.tool.driver.rules.map(({ id }) => id) ?? [];
  expect(run?.tool.driver.name).toBe('Quaymaster');
  expect(run?.results.map(({ level }) => level)).toEqual(['error', 'warning', 'note']);
  expect(new Set(rules).size).toBe(rules.length);
  for (const { ruleId, ruleIndex, message } of run?.results ?? []) {
    expect(rules[ruleIndex]).toBe(ruleId);
    expect(message.text.length).toBeGreaterThan(10);
  }
  const place = run?.results[0]?.locations?.[0]?.physicalLocation;
  expect(place?.artifactLocation.uri).toBe('deploy/a%20b%2Cc.yml');
  expect(place?.region.startLine).toBe(7);
  expect(run?.results[2]).not.toHaveProperty('locations');
});

test.each(CHECK_FORMATS)('nothing to report is no error (%s)', (format) => {
  expect(() => formatReport([], format, '1')).not.toThrow();
});
