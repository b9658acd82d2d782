/** The `WWW-Authenticate` header by which a registry says where its tokens come from (RFC 9110 section 11; distribution `token.md`). */

/** What a registry asks for. */
export type Challenge =
  | {
      readonly scheme: 'bearer';
      readonly realm: string;
      readonly service?: string;
      readonly scope?: string;
    }
  | { readonly scheme: 'basic' };

/** Longest header that is looked at, in characters. */
const MAX_LENGTH = 4096;

/**
 * Reads the header.
 *
 * @param header - its value; several challenges may be joined by commas
 * @returns the bearer challenge if there is one, else the basic one, else `null`
 */
export function parseChallenge(header: string): Challenge | null {
  const text = header.slice(0, MAX_LENGTH);
  const bearer = /(?:^|,)\s*bearer\s+(\S.*)?$/is.exec(text)?.[1];
  if (bearer !== undefined) return readBearer(bearer);
  return /(?:^|,)\s*basic(?:\s|$)/i.test(text) ? { scheme: 'basic' } : null;
}

function readBearer(parameters: string): Challenge | null {
  const values = new Map<string, string>();
  for (const [, name = '', quoted, bare] of parameters.matchAll(
    /(?<![a-z])([a-z]+)\s*=\s*(?:"([^"\\]*)"|([^\s",]+))/gi,
  )) {
    const key = name.toLowerCase();
    if (!values.has(key)) values.set(key, quoted ?? bare ?? '');
  }
  const realm = values.get('realm');
  const service = values.get('service');
  const scope = values.get('scope');
  if (realm === undefined) return null;
  return {
    scheme: 'bearer',
    realm,
    ...(service === undefined ? {} : { service }),
    ...(scope === undefined ? {} : { scope }),
  };
}
