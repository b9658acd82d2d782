import { expect, test } from '@jest/globals';
import { readTyped } from '../../../src/bot/study/study-command.js';

test.each([
  ['', { action: 'start', topic: '' }],
  ['linux kernels', { action: 'start', topic: 'linux kernels' }],
  ['start show', { action: 'start', topic: 'show' }],
  ['show', { action: 'show' }],
  ['show #3', { action: 'show', turn: 3 }],
  ['show business', { action: 'start', topic: 'show business' }],
  ['Good 12', { action: 'grade', grade: 'good', turn: 12 }],
  ['grade easy', { action: 'grade', grade: 'easy' }],
  ['good coffee', { action: 'start', topic: 'good coffee' }],
  ['answer 8 GB', { action: 'answer', words: '8 GB' }],
  ['answer', { action: 'start', topic: 'answer' }],
  ['set new 5', { action: 'set', change: 'new 5' }],
  ['pause', { action: 'pause' }],
])('/study %s', (typed, wanted) => {
  expect(readTyped(typed)).toEqual(wanted);
});
