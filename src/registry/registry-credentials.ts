/** Optional credentials for registries, in the form of Docker's own `config.json`. */
import { z } from 'zod';

/** A name and password for one registry, sent to it and to its token service only. */
export interface RegistryCredential {
  readonly username: string;
  readonly password: string;
}

/** Credentials by registry, as references name it: `docker.io`, `registry.example.com:5000`. */
export type RegistryCredentials = ReadonlyMap<string, RegistryCredential>;

const file = z.object({
  auths: z
    .record(
      z.string(),
      z.object({
        auth: z.string().optional(),
        username: z.string().optional(),
        password: z.string().optional(),
      }),
    )
    .default({}),
});

/** Credentials, and what was wrong with some of them, one sentence each; passwords are in neither. */
export interface ParsedCredentials {
  readonly credentials: RegistryCredentials;
  readonly problems: readonly string[];
}

/**
 * Reads the `auths` of a Docker `config.json`: `{"auths": {"https://index.docker.io/v1/": {"auth": "…"}}}`.
 *
 * @param text - the file's text
 */
export function parseDockerConfig(text: string): ParsedCredentials {
  const parsed = file.safeParse(parseJson(text));
  if (!parsed.success) {
    const message =
      'The registry credentials are no Docker config.json with "auths"; none are used.';
    return { credentials: new Map(), problems: [message] };
  }
  const problems: string[] = [];
  const credentials = new Map<string, RegistryCredential>();
  for (const [server, entry] of Object.entries(parsed.data.auths)) {
    const credential = readEntry(entry);
    if (credential !== null) credentials.set(registryOf(server), credential);
    else
      problems.push(
        `The credentials for ${registryOf(server)} hold neither "auth" (base64 of name:password) nor "username" and "password"; they are not used.`,
      );
  }
  return { credentials, problems };
}

/** Docker's historical key for Docker Hub is a version 1 address. */
function registryOf(server: string): string {
  const [address = ''] = server.replace(/^https?:\/\//, '').split('/');
  const host = address.toLowerCase();
  return /^(?:index\.|registry-1\.)?docker\.io$/.test(host) ? 'docker.io' : host;
}

function readEntry(entry: {
  readonly auth?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}): RegistryCredential | null {
  const { username, password, auth } = entry;
  if (username !== undefined && password !== undefined) return { username, password };
  const [, name, secret] =
    /^([^:]+):(.+)$/s.exec(Buffer.from(auth ?? '', 'base64').toString()) ?? [];
  return name === undefined || secret === undefined ? null : { username: name, password: secret };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the shape check says so, without quoting a secret
  }
}
