/** "What is X", "X", "define X" go to the line that introduces X, in whichever note it stands. */
import { describe, expect, test } from '@jest/globals';
import { engineWith, saidFirst } from './small-folders.js';

describe('a name is asked for', () => {
  const engine = engineWith({
    'pipeline.txt': `> Our pipeline
- the broker hands messages to the workers
- if the broker is down, messages wait on disk
- the ingester writes to the broker
`,
    'glossary.txt': `> Broker: the process that keeps queues and hands out messages
> Ingester
- reads the customers' files and turns them into messages
> Certificate forms
- DER: a binary form
- EST: emergency service team, call 112
- NAS: the storage box in room 5
`,
    'storage.md': `# Storage
We keep backups on the SAN. The SAN is full at 90 %.

# Hardware
A storage area network (SAN) is a network of disks that servers see as their own.

# Process
Write an RFC (request for comments) before changing an interface.
`,
  });

  test.each([
    ['what is a broker', 'answered', 'keeps queues'],
    ['broker', 'answered', 'keeps queues'],
    ['define broker', 'answered', 'keeps queues'],
    ['what does broker mean', 'answered', 'keeps queues'],
    ['was ist ein Broker', 'answered', 'keeps queues'],
    ['what is an ingester', 'answered', 'customers'],
    ['what is DER', 'answered', 'binary'],
    ['what is der', 'answered', 'binary'],
    ["what's a nas", 'answered', 'storage box'],
    ['EST', 'answered', 'emergency'],
    ['what is a SAN', 'answered', 'network of disks'],
    ['what does RFC stand for', 'suggested', 'request for comments'],
    ['what is a brokre', 'suggested', 'keeps queues'],
  ])('%s', (question, status, words) => {
    const answer = engine.ask(question);
    expect(saidFirst(answer)).toContain(words);
    expect(answer.status).toBe(status);
  });

  test('what only uses the word is asked for by what it says', () => {
    expect(saidFirst(engine.ask('what happens if the broker is down'))).toContain('wait on disk');
  });

  test('a word that says nothing is no name', () => {
    expect(engine.ask('what is it').status).toBe('not-found');
  });

  test('of several things with one label none is surely meant', () => {
    const prices = engineWith({
      'prices.txt': '> Bike\n- Cost: 10 euro\n> Tram\n- Cost: 49 euro\n> Car\n- Cost: 300 euro\n',
    });
    expect(prices.ask('cost').status).not.toBe('answered');
  });
});

describe('what is taken away', () => {
  const engine = engineWith({
    'access.txt': `> Running docker
- with sudo: type \`sudo docker run\`
- without sudo: add yourself to the docker group and log in again
> Paying
- with a receipt: upload it
- without a receipt: fill in form 12
`,
  });

  test.each([
    ['how do I run docker without sudo', 'docker group'],
    ['pay without receipt', 'form 12'],
    ['pay with receipt', 'upload'],
  ])('%s', (question, words) => {
    expect(saidFirst(engine.ask(question))).toContain(words);
  });
});

describe('what is said elsewhere', () => {
  const engine = engineWith({
    'glossary.md': `# Glossary

## SME
"Subject Matter Expert", who knows a service best.

## Image
Q: What is an image?
A: The files that a container begins with.
`,
    'images.txt': '> Image and container\n- Image: what is downloaded\n- Container: what runs\n',
  });

  test('a heading with its words below it is a definition', () => {
    expect(saidFirst(engine.ask('what does SME mean'))).toContain('Subject Matter Expert');
  });

  test('the note whose author gave it the question stays first', () => {
    expect(saidFirst(engine.ask('What is an image?'))).toContain('begins with');
  });
});
