import { describe, expect, test } from '@jest/globals';
import { readPlainQuestion } from '../../../src/bot/canirun/plain-question.js';
import { shippedCanirun } from '../../fixtures/canirun.js';

const parts = await shippedCanirun();

function short(text: string): string {
  const reading = readPlainQuestion(text, parts, ['build-server']);
  if (reading === null) return 'a question';
  if (reading.kind === 'pairs')
    return `${reading.pairs[0]?.image ?? ''} | ${reading.pairs[0]?.host ?? ''}`;
  if (reading.kind === 'list')
    return `${reading.list.images.map(({ image }) => image).join(', ')} | ${reading.host}`;
  return reading.kind === 'file-wanted' ? `file? | ${reading.host}` : reading.kind;
}

describe('asks for a verdict', () => {
  test.each([
    ['can I run nginx on a macbook m2?', 'nginx | macbook m2'],
    ['Can I run nginx:alpine on my Raspberry Pi 4', 'nginx:alpine | Raspberry Pi 4'],
    ['does mongo 7 work on a pi 4', 'mongo:7 | pi 4'],
    ['will postgres:16 run on the build server?', 'postgres:16 | build-server'],
    ['does redis run on windows 11', 'redis | windows 11'],
    ['could i run a mysql 5.7 container on an m1 macbook?', 'mysql:5.7 | m1 macbook'],
    [
      'is ghcr.io/home-assistant/home-assistant:stable compatible with raspberry pi 3?',
      'ghcr.io/home-assistant/home-assistant:stable | raspberry pi 3',
    ],
    ['would the nginx image work under debian 12', 'nginx | debian 12'],
    ['is it possible to run a windows 10 vm on a macbook m1?', 'windows 10 vm | macbook m1'],
    ['can a raspberry pi zero run nginx?', 'nginx | raspberry pi zero'],
    ['can my macbook m2 run mongo:7', 'mongo:7 | macbook m2'],
    ['does the build-server support postgres:16?', 'postgres:16 | build-server'],
    [
      'please, can we run the image node:22-alpine on ubuntu 22.04?',
      'node:22-alpine | ubuntu 22.04',
    ],
    ['@bot does `nginx` start on windows 7?', 'nginx | windows 7'],
    ['hey, does mariadb work on a synology ds218+?', 'mariadb | synology ds218+'],
    ['läuft nginx auf einem raspberry pi 4?', 'nginx | raspberry pi 4'],
    ['Kann ich mongo 7 auf einem MacBook M2 laufen lassen?', 'mongo:7 | MacBook M2'],
    ['funktioniert postgres:16 unter windows 11', 'postgres:16 | windows 11'],
    ['kann man mysql:5.7 auf dem raspberry pi 5 ausführen?', 'mysql:5.7 | raspberry pi 5'],
    ['geht redis auf meinem macbook m1?', 'redis | macbook m1'],
    ['Läuft das Image node:22 auf dem build-server?', 'node:22 | build-server'],
    [
      'will this compose run on the build server\nservices:\n  a:\n    image: nginx\n',
      'nginx | build-server',
    ],
    [
      'läuft dieses compose auf einem raspberry pi 4?\nservices:\n  a: { image: redis:7 }',
      'redis:7 | raspberry pi 4',
    ],
    ['will this compose file run on a raspberry pi 4?', 'file? | raspberry pi 4'],
    ['can I run windows 11 on my macbook m1?', 'windows 11 vm | macbook m1'],
    ['läuft windows xp auf einem mac m2?', 'windows xp vm | mac m2'],
    ['can I run nginx?', 'nginx | '],
  ])('%s', (text, expected) => {
    expect(short(text)).toBe(expected);
  });
});

test.each([
  'can I run two containers on one host?',
  'does docker work on windows?',
  'can I run docker on windows 11',
  'can i run linux containers on windows?',
  'can I run docker in docker?',
  'does a container run on the kernel of the host?',
  'can a container run on another operating system?',
  'will my data survive when the container stops?',
  'does kubernetes run on a raspberry pi?',
  'can I run photoshop on a macbook m2?',
  'why does nginx not start on my machine?',
  'how do I run nginx on ubuntu?',
  'how can I run postgres on a raspberry pi 4?',
  'what does mongo need to run?',
  'can i run out of disk space on a raspberry pi 4?',
  'can we meet on monday?',
  'does the build server run on weekends?',
  'who runs the build server?',
  'is the build server down?',
  'can I run the tests on the build server?',
  'can I run migrations on postgres?',
  'does the office vpn work on a macbook m2?',
  'will the printer work on windows 11?',
  'does slack work on ubuntu 24.04?',
  'can i work from home on friday',
  'is my laptop compatible with the dock?',
  'can I run a marathon on sunday?',
  'does node version matter on windows?',
  'is there a way to run arm images on amd64?',
  'can an arm64 image run on an amd64 host?',
  'does rosetta work on intel macs?',
  'will emulation be slow on a raspberry pi?',
  'can a vm run in a container?',
  'can I run windows containers on linux?',
  'what is nginx?',
  'nginx on debian keeps restarting, any idea?',
  'läuft die Kaffeemaschine auf Zeit?',
  'kann ich am Montag auf dem Build-Server arbeiten?',
  'geht das auch auf Deutsch?',
  'läuft ein Container auf dem Kernel des Hosts?',
  'wie installiere ich nginx auf ubuntu?',
  'funktioniert das WLAN auf meinem macbook m1?',
])('%s is a question like others', (text) => {
  expect(short(text)).toBe('a question');
});
