import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Host } from '../../../../src/canirun/hosts/host.js';
import type { ContainerImage, VmImage } from '../../../../src/canirun/image/image.js';
import { fixesFor } from '../../../../src/canirun/judge/fixes/judge-fixes.js';
import { judgeContainer } from '../../../../src/canirun/judge/judge-container.js';
import { judgeVm } from '../../../../src/canirun/judge/judge-vm.js';
import { anyHost, anyImage, anyVmHost, anyVmImage } from '../../arbitraries.js';
import { recognised } from '../../example-hosts.js';
import { shippedJudge, shippedKnowledge } from '../../example-images.js';

const judge = shippedJudge();
const knowledge = shippedKnowledge();

/** What each fix says that it brings, beside the verdict on the image and the host as they then are. */
function saidAndJudged(image: ContainerImage | VmImage, host: Host) {
  const outcome =
    image.kind === 'vm' ? judgeVm(image, host, knowledge) : judgeContainer(image, host, knowledge);
  return fixesFor(outcome, image, host, knowledge).map((after) => {
    const { verdict } = judge.judge(after.image, recognised(after.host));
    return {
      said: after.fix.becomes,
      judged: after.inVm && verdict === 'native' ? 'vm' : verdict,
      text: after.fix.text,
    };
  });
}

test('what a fix says that it brings is the verdict on the host and the image after it', () => {
  fc.assert(
    fc.property(anyImage, anyHost, (image, host) => {
      for (const { said, judged, text } of saidAndJudged(image, host))
        expect({ text, verdict: judged }).toEqual({ text, verdict: said });
    }),
    { numRuns: 100 },
  );
});

test('so it is for virtual machines', () => {
  fc.assert(
    fc.property(anyVmImage, anyVmHost, (image, host) => {
      for (const { said, judged, text } of saidAndJudged(image, host))
        expect({ text, verdict: judged }).toEqual({ text, verdict: said });
    }),
    { numRuns: 100 },
  );
});
