/** The ports of the image source: the registries that it asks, the cache that it remembers in, and what limits a person. */
import type {
  ContainerImage,
  ImageBuild,
  ImageReference,
  NotAnImage,
  UnknownImage,
} from './image.js';
import type { Sentence } from '../said.js';

/** What a digest stands for; the same for everybody and for good. */
export type ImageDescription =
  | Pick<ContainerImage, 'kind' | 'entries' | 'mediaType' | 'environment' | 'build'>
  | Pick<NotAnImage, 'kind' | 'what' | 'mediaType'>;

/** Why a registry gave no answer. */
export interface RegistryFailure {
  readonly ok: false;
  readonly why: UnknownImage['why'];
  /** A full sentence. */
  readonly message: Sentence;
}

/** A registry's answer. */
export type RegistryAnswer =
  | { readonly ok: true; readonly digest: string; readonly image: ImageDescription }
  | RegistryFailure;

/** The port through which the source asks registries. Total; never throws. */
export interface ImageRegistry {
  /** Asks what a reference stands for. */
  look(reference: ImageReference): Promise<RegistryAnswer>;
  /** Asks only for the digest, which costs nothing of a rate limit where registries allow it. */
  digest(reference: ImageReference): Promise<{ ok: true; digest: string } | RegistryFailure>;
  /** Asks how one of a reference's platforms was built: its manifest and its config. */
  inspect(
    reference: ImageReference,
    digest: string,
  ): Promise<
    (Pick<ContainerImage, 'environment'> & { ok: true; build: ImageBuild }) | RegistryFailure
  >;
  /** Asks for the tags of a reference's repository; of very many, a part. */
  tags(reference: ImageReference): Promise<{ ok: true; tags: readonly string[] } | RegistryFailure>;
}

/** What the cache holds for a reference. */
export interface CachedImage {
  readonly digest: string;
  readonly image: ImageDescription;
  /** Milliseconds since 1970 at which the registry last confirmed that the reference has this digest. */
  readonly at: number;
}

/** The port through which the source remembers. Total: a cache that cannot remember forgets. */
export interface ImageCache {
  /** @param reference - in full, as `formatReference` writes it */
  find(reference: string): Promise<CachedImage | null>;
  /** What a digest stands for, under whichever name it was learnt. */
  findDigest(digest: string): Promise<ImageDescription | null>;
  keep(reference: string, image: CachedImage): Promise<void>;
}

/** The port that counts what one person makes the bot ask. */
export interface LookupLimit {
  /** Takes one lookup from a person's allowance; `false` when it is used up. */
  take(asker: string): boolean;
}
