/** Judges an image of a virtual machine on one host. */
import type { VmImage } from './image.js';
import type { Outcome } from './judge-container.js';

/** @returns `unknown`: the rules for hypervisors follow */
export function judgeVm(image: VmImage): Outcome {
  return {
    verdict: 'unknown',
    blocker: null,
    platform: null,
    checks: [],
    missing: [
      { fact: 'image', question: `${image.name} is an image of a virtual machine.`, choices: [] },
    ],
    remedies: [],
  };
}
