/** Platforms as OCI says: operating system, CPU architecture, variant, and for Windows the version of the OS. */

/**
 * An OCI platform (image-spec, image-index.md, `platform`).
 * Values are normalised: `amd64` not `x86_64`, `arm64` not `aarch64`, lower case.
 */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  /** `v6`, `v7`, `v8` for ARM; `v2`, `v3`, `v4` for amd64 levels. */
  readonly variant?: string;
  /** For Windows, `10.0.20348` or with the revision `10.0.20348.2527`. */
  readonly osVersion?: string;
  readonly osFeatures?: readonly string[];
}
