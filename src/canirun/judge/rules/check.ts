/** What a rule looks at and what it finds. */
import type { Host, MissingFact } from '../../hosts/host.js';
import type { ContainerImage, VmImage } from '../../image/image.js';
import type { Need } from '../../image/needs.js';
import type { ToolTable } from '../tools.js';
import type { Sentence } from '../../said.js';
import type { Blocker, Layer } from '../verdict.js';
import type { Choice } from '../ways/choice.js';
import type { Way } from '../ways/way.js';

/** One image on one way of one host. */
export interface Attempt {
  readonly image: ContainerImage;
  readonly host: Host;
  readonly way: Way;
  /** Which of the image's platforms it would be. */
  readonly choice: Choice;
  /** Needs of the image that apply to the chosen platform. */
  readonly needs: readonly Need[];
  readonly table: ToolTable;
}

/** A change that may mend a failed check; what it brings is judged afterwards. */
export interface Remedy {
  readonly text: Sentence;
  readonly command?: string;
  /** The image that would be run instead of this one. */
  readonly image?: ContainerImage | VmImage;
  /** The host as it would be. */
  readonly host?: Host;
  /** `host` is a virtual machine made on this host: what runs natively in it runs here in a VM. */
  readonly inVm?: true;
  /** How the verdict comes about: nothing changes by it. */
  readonly isHow?: true;
}

/** What a rule found: `ok` true, false, or null where a fact is missing. */
export interface Check {
  readonly layer: Layer;
  readonly blocker: Blocker;
  readonly ok: boolean | null;
  readonly text: Sentence;
  readonly source: string;
  /** Set where the image's known need of this kind was checked. */
  readonly need?: string;
  readonly missing?: MissingFact;
  readonly remedies?: readonly Remedy[];
}

/** A rule is a pure function from an attempt to what it found; nothing to say is an empty list. */
export type Rule = (attempt: Attempt) => readonly Check[];
