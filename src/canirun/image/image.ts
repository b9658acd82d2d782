/** Images: what is known of one, wherever it was learnt. */
import type { Said, Sentence } from '../said.js';
import type { Platform } from '../platform/platform.js';

/** Where the knowledge of an image comes from, and how old it is. */
export interface ImageEvidence {
  readonly from: 'registry' | 'cache' | 'catalogue' | 'given';
  /** Digest of the index or manifest. */
  readonly digest?: string;
  /** ISO 8601 time at which it was learnt from the registry, or the catalogue's date. */
  readonly at?: string;
  /** Why no registry was asked, or gave no answer. */
  readonly why?: Sentence;
  /** How far a general fact goes. */
  readonly note?: Sentence;
}

/** One platform that a container image offers. */
export interface ImageEntry {
  readonly platform: Platform;
  /** Digest of the entry's manifest. */
  readonly digest?: string;
  /** Compressed size of all layers in bytes. */
  readonly size?: number;
}

/** How an image was built, from the manifest and config of one of its platforms; the others are built alike. */
export interface ImageBuild {
  /** Whether a layer is compressed with zstd (image-spec 1.1, `layer.md`). */
  readonly zstd: boolean;
  /** Lines by which its base is told (`build/signs.ts`). */
  readonly signs: readonly string[];
}

/** A container image: an application layer that uses its host's kernel. */
export interface ContainerImage {
  readonly kind: 'container';
  /** As typed. */
  readonly name: string;
  /** The normalised reference, for matching needs: registry, repository and tag or digest. */
  readonly reference?: ImageReference;
  /** At least one, attestations left out. */
  readonly entries: readonly ImageEntry[];
  /** Media type of the index or manifest that the reference names. */
  readonly mediaType?: string;
  /** Environment variables from the image's config, where it was read (`NVIDIA_REQUIRE_CUDA` states a need). */
  readonly environment?: Readonly<Record<string, string>>;
  /** What was read of how it was built; absent: nobody read it. */
  readonly build?: ImageBuild;
  /** A graphics card that is reserved for it: without one the engine does not start it. */
  readonly gpu?: 'nvidia';
  /** Ids of needs that a setting of the run does away with. */
  readonly met?: readonly string[];
  readonly evidence: ImageEvidence;
}

/** A virtual machine's image: kernel and applications. */
export interface VmImage {
  readonly kind: 'vm';
  /** As typed. */
  readonly name: string;
  /** Guest OS (`linux`, `windows`, `macos`, `freebsd`, …); absent when it cannot be told. */
  readonly os?: string;
  /** As shown to people: `Windows 10`, `Ubuntu 24.04`. */
  readonly osName?: string;
  /** Guest's CPU; absent when neither said nor implied. */
  readonly architecture?: string;
  /** Disk or package format: `iso`, `ova`, `ovf`, `qcow2`, `vmdk`, `vhd`, `vhdx`, `img`, `vagrant-box`; absent for plain words. */
  readonly format?: string;
  /** What had to be assumed, one sentence each. */
  readonly assumed: readonly Said[];
  readonly evidence: ImageEvidence;
}

/** An OCI artifact that is no image: a Helm chart, a signature, an SBOM. */
export interface NotAnImage {
  readonly kind: 'not-an-image';
  readonly name: string;
  /** What it is, as shown to people: `a Helm chart`. */
  readonly what: string;
  readonly mediaType: string;
  readonly evidence: ImageEvidence;
}

/** Nothing is known: the reference can't be parsed, or the image wasn't found, or nobody could be asked. */
export interface UnknownImage {
  readonly kind: 'unknown-image';
  readonly name: string;
  readonly why:
    'bad-reference' | 'not-found' | 'denied' | 'refused' | 'unreachable' | 'rate-limited';
  /** A full sentence for the person, with the remedy or a suggestion. */
  readonly message: Sentence;
  /** A reference that was probably meant. */
  readonly suggestion?: string;
}

/** What is known of an image. */
export type ImageFacts = ContainerImage | VmImage | NotAnImage | UnknownImage;

/** A parsed and normalised OCI image reference (distribution/reference grammar). */
export interface ImageReference {
  /** `docker.io`, `ghcr.io`, `localhost:5000`. */
  readonly registry: string;
  /** `library/nginx`. */
  readonly repository: string;
  /** Absent when only a digest was given; `latest` when nothing was. */
  readonly tag?: string;
  /** `sha256:…`. */
  readonly digest?: string;
}

/** What a caller may say about an image beside its name. */
export interface ImageRequest {
  readonly name: string;
  /** Platforms given by hand: nobody is asked. */
  readonly platforms?: readonly Platform[];
  /** Beside given platforms, the media type that the registry would have stated. */
  readonly mediaType?: string;
  readonly kind?: 'container' | 'vm';
  /** Never ask a registry: cache and catalogue only. */
  readonly offline?: boolean;
  /** Read also how it was built (`ContainerImage.build`), where a registry may be asked. */
  readonly closely?: boolean;
  /** The one platform that is wanted (`--platform`, Compose's `platform:`): other entries are left out. */
  readonly platform?: string;
  /** A graphics card that is reserved for it. */
  readonly gpu?: 'nvidia';
  /** Opaque id of the person who asks, for limits per person; absent: nobody is counted. */
  readonly asker?: string;
}

/** The tags of a repository, in no order. */
export interface TagList {
  readonly tags: readonly string[];
  /** `catalogue`: the popular ones alone, without asking whether they are still there. */
  readonly from: 'registry' | 'catalogue';
}

/**
 * The port through which the core learns about images. Implementations ask a registry, a cache, the built-in
 * catalogue, or stack these. Total: what goes wrong comes back as `UnknownImage`.
 */
export interface ImageSource {
  describe(request: ImageRequest): Promise<ImageFacts>;
  /** The tags of an image's repository; `null` where they can't be told. */
  tags(request: Pick<ImageRequest, 'name' | 'asker' | 'offline'>): Promise<TagList | null>;
  /** Completions of a half-typed image name, best first; from memory, no network. */
  complete(prefix: string, limit: number): readonly string[];
  /** Whether words are the name of one virtual machine's image by themselves; from memory. */
  namesVm(text: string): boolean;
}
