import { expect, test } from '@jest/globals';
import { shippedCanirun } from '../../fixtures/canirun.js';
import { inEnglish } from '../in-english.js';

const { hosts, judge, images } = await shippedCanirun();

async function judged(name: string, host: string) {
  const verdict = judge.judge(await images.describe({ name }), hosts.recognise(host));
  const texts = verdict.reasons.map(({ text }) => inEnglish(text)).join(' ');
  return { ...verdict, texts, warned: verdict.warnings.map(inEnglish).join(' ') };
}

test.each([
  ['aws lambda', 'AWS Lambda supplies it'],
  ['aws lambda arm64', 'AWS Lambda supplies it'],
  ['fargate', 'The service itself supplies it'],
  ['fargate arm64', 'The service itself supplies it'],
  ['google cloud run', 'The service itself supplies it'],
  ['azure container apps', 'The service itself supplies it'],
  ['heroku', 'The service itself supplies it'],
  ['github codespaces', 'Docker Engine supplies it'],
])('on %s what runs it is said: %s', async (host, sentence) => {
  const { verdict, texts } = await judged('nginx', host);
  expect(verdict).toBe('native');
  expect(texts).toContain(sentence);
});

// docs.aws.amazon.com/lambda/latest/dg/images-create.html
test('Lambda asks for its runtime API, which an ordinary image has not', async () => {
  expect((await judged('nginx', 'aws lambda')).warned).toContain('Runtime API');
  expect((await judged('nginx', 'fargate')).warned).not.toContain('Runtime API');
});

test('a service emulates nothing, and nobody installs another tool there', async () => {
  const { verdict, blocker, fixes } = await judged('mysql:5.7', 'fargate arm64');
  expect({ verdict, blocker }).toEqual({ verdict: 'no', blocker: 'cpu' });
  expect(fixes.map(({ text }) => inEnglish(text)).join(' ')).not.toContain('Install');
});
