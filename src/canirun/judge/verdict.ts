/** Verdicts: whether an image runs on a host, with the reasons. The machine-readable form is documented in docs/canirun.md. */
import type { Assumption, HostRecognition, MissingFact, Understood } from '../hosts/host.js';
import type { ImageEvidence, ImageFacts } from '../image/image.js';
import type { Platform } from '../platform/platform.js';
import type { SaidValue, Sentence } from '../said.js';

/** What happens on that host as it stands; listed from best to worst. */
export type VerdictKind = 'native' | 'vm' | 'emulated' | 'legacy' | 'no' | 'unknown';

/** The first layer that stops the image. */
export type Blocker =
  | 'not-an-image'
  | 'pull'
  | 'kernel'
  | 'os-version'
  | 'cpu'
  | 'page-size'
  | 'driver'
  | 'engine'
  | 'tool';

/** The layers that a verdict reasons about, from the image's applications down to the CPU, and the tool beside them. */
export type Layer = 'image' | 'applications' | 'kernel' | 'cpu' | 'tool';

/** One step of the reasoning. */
export interface Reason {
  readonly layer: Layer;
  /** Holds, fails, or could not be told. */
  readonly ok: boolean | null;
  /** One plain sentence that a learner understands. */
  readonly text: Sentence;
  /** Address or name of the document that the rule comes from. */
  readonly source: string;
}

/** Something that can be done, and what it would make of the verdict. */
export interface Fix {
  readonly text: Sentence;
  /** A command that can be copied. */
  readonly command?: string;
  readonly becomes: 'native' | 'vm' | 'emulated' | 'legacy';
  /** The image that it takes in place of this one, where the fix is just that. */
  readonly image?: string;
}

/** What may still stop the image and is not known: named only where hosts of this kind are known to break images. */
export interface Risk {
  readonly blocker: Blocker;
  readonly text: Sentence;
  /** A command that tells. */
  readonly command?: string;
}

/** The verdict on one image and one host. */
export interface Verdict {
  readonly image: string;
  readonly host: string;
  readonly verdict: VerdictKind;
  /** The platform of the image that would run. */
  readonly platform: Platform | null;
  readonly blocker: Blocker | null;
  readonly reasons: readonly Reason[];
  readonly fixes: readonly Fix[];
  /** Facts that decide and are missing, each with the command that tells it. */
  readonly missing: readonly MissingFact[];
  /** At most three. */
  readonly risks: readonly Risk[];
  /** How the image was built was not read, and could change this; a `closely` description tells. */
  readonly unread?: true;
  /** Things that do not change the verdict and should be known (memory, speed of emulation). */
  readonly warnings: readonly Sentence[];
  readonly understood: readonly Understood[];
  readonly assumed: readonly Assumption[];
  /** Words of the host's description that meant nothing here, as typed. */
  readonly notUnderstood: readonly string[];
  readonly evidence?: ImageEvidence;
  /** The stack as layers, bottom first, for the picture. */
  readonly stack: readonly StackLayer[];
}

/** A layer of the picture: who supplies it, and whether the joint to the layer above holds. */
export interface StackLayer {
  /** `host`: the machine has it; `tool`: a tool supplies it (a VM's kernel, an emulator); `image`: the image brings it. */
  readonly from: 'host' | 'tool' | 'image';
  readonly label: SaidValue;
  readonly detail?: SaidValue;
  /** Whether it carries what stands on it; null: a fact of it is missing. Where the verdict is "no", the layer that is blamed does not. */
  readonly carries: boolean | null;
}

/** Judges images on hosts. Pure; what it knows of needs and tools it got when it was made. */
export interface Judge {
  judge(image: ImageFacts, host: HostRecognition): Verdict;
}
