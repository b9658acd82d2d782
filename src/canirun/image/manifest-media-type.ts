/** Media types of manifests and configs, and plain names for what is no image. */

/** OCI's list of manifests (image-spec `media-types.md`). */
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';

/** Docker's list of manifests (`manifest-v2-2.md`). */
export const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';

/** The two kinds of list. */
export const INDEX_TYPES: ReadonlySet<string> = new Set([OCI_INDEX, DOCKER_LIST]);

/**
 * What a client has to accept, all of it, always: without the OCI types a registry says "not found" for an OCI
 * index, without the Docker types some convert to schema 1 on the fly (distribution 2.8, quay.io).
 */
export const MANIFEST_TYPES: readonly string[] = [
  ...INDEX_TYPES,
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

/** Media types that belong to images. */
const IMAGE_TYPES: ReadonlySet<string> = new Set([
  ...MANIFEST_TYPES,
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
  'application/octet-stream', // configs pushed by Docker 1.10
  'application/vnd.docker.distribution.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v1+prettyjws',
]);

/** Plain names by the beginning of the media type; the first that fits counts. */
const ARTIFACTS: readonly (readonly [prefix: string, name: string])[] = [
  ['application/vnd.cncf.helm.', 'a Helm chart'],
  ['application/vnd.dev.cosign.', 'a cosign signature'],
  ['application/vnd.dev.sigstore.', 'a Sigstore signature'],
  ['application/vnd.cncf.notary.', 'a Notary signature'],
  ['application/vnd.in-toto', 'an attestation (in-toto)'],
  ['application/spdx', 'a bill of materials (SPDX)'],
  ['text/spdx', 'a bill of materials (SPDX)'],
  ['application/vnd.cyclonedx', 'a bill of materials (CycloneDX)'],
  ['application/vnd.wasm.', 'a WebAssembly module'],
  ['application/wasm', 'a WebAssembly module'],
  ['application/vnd.docker.plugin.', 'a Docker plugin'],
  ['application/vnd.docker.ai.', 'an AI model'],
  ['application/vnd.cnai.model.', 'an AI model'],
  ['application/vnd.cncf.model.', 'an AI model'],
  ['application/vnd.ollama.', 'an AI model'],
  ['application/vnd.docker.compose.', 'a Compose project'],
  ['application/vnd.cncf.flux.', 'a Flux bundle'],
  ['application/vnd.cncf.openpolicyagent.', 'an Open Policy Agent bundle'],
  ['application/vnd.cnab.', 'a CNAB bundle'],
  ['application/vnd.devcontainers', 'a dev container feature'],
  ['application/vnd.homebrew.', 'a Homebrew package'],
  ['application/vnd.gardener.', 'a Gardener component'],
  ['application/vnd.buildkit.', 'a BuildKit cache'],
  ['application/vnd.oci.empty.', 'an OCI artifact'],
  ['application/vnd.oci.artifact.', 'an OCI artifact'],
  ['application/vnd.unknown.', 'an OCI artifact'],
  ['application/vnd.oras.', 'an OCI artifact'],
];

/**
 * Names what is no image.
 *
 * @param mediaType - the config's media type, or the artifact type
 * @param layerType - the first layer's media type, which tells more where the config's tells nothing
 * @returns a name to show, such as `a Helm chart`; `null` when the media type is an image's
 */
export function artifactName(mediaType: string, layerType?: string): string | null {
  const type = mediaType.toLowerCase();
  const isImage = IMAGE_TYPES.has(type);
  const layer = layerType === undefined ? undefined : named(layerType.toLowerCase());
  // Attestations and signatures pass as images: only their layers tell (BuildKit, cosign).
  if (isImage) return layer !== undefined && layer !== GENERIC ? layer : null;
  const name = named(type);
  if (name !== undefined && name !== GENERIC) return name;
  if (layer !== undefined && layer !== GENERIC) return layer;
  return name ?? (MEDIA_TYPE.test(type) ? `an OCI artifact of type ${type}` : GENERIC);
}

/** True for Docker's first manifest format, signed or not, which current engines refuse. */
export function isSchema1(mediaType: string): boolean {
  return /^application\/vnd\.docker\.distribution\.manifest\.v1\+(?:json|prettyjws)$/.test(
    mediaType,
  );
}

const GENERIC = 'an OCI artifact';

/** RFC 6838 section 4.2: letters, digits and a few signs; anything else is not repeated. */
const MEDIA_TYPE = /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}$/;

function named(type: string): string | undefined {
  return ARTIFACTS.find(([prefix]) => type.startsWith(prefix))?.[1];
}
