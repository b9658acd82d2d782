/** Which values of the configuration must never be logged. */
import type { Config } from '../app/config/config.js';

/** The configured secrets. */
export function secretsOf({ web, metrics, slack, discord, database, secretKey }: Config): string[] {
  return [
    web.token,
    metrics?.token,
    secretKey,
    database?.url,
    database?.ownerUrl,
    slack?.botToken,
    slack?.appToken,
    slack?.signingSecret,
    slack?.oauth?.clientSecret,
    slack?.oauth?.stateSecret,
    discord?.token,
  ].filter((secret): secret is string => secret !== undefined);
}
