/** Where Prometheus reads numbers, as the environment says it. */
import { z } from 'zod';
import { port } from '../../adapters/shared/variables.js';

/** Where Prometheus reads numbers. */
export interface MetricsConfig {
  readonly host: string;
  readonly port: number;
  /** What readers must send; always there beyond loopback. */
  readonly token?: string;
}

/** The variables, each with its rule. */
export const metricsVariables = {
  METRICS_PORT: port.optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_TOKEN: z
    .string()
    .min(16, 'is shorter than 16 characters; make one with: openssl rand -hex 24')
    .optional(),
} as const;

/** The variables as they were read. */
export interface MetricsEnvironment {
  readonly METRICS_PORT?: number | undefined;
  readonly METRICS_HOST: string;
  readonly METRICS_TOKEN?: string | undefined;
}

/**
 * What the variables lack together.
 * @param isLoopback - whether only this machine reaches a host
 * @returns the missing variable and why, the end of a sentence; `null` when all is there
 */
export function lackingOfMetrics(
  { METRICS_PORT: port, METRICS_HOST: host, METRICS_TOKEN: token }: MetricsEnvironment,
  isLoopback: (host: string) => boolean,
): readonly [name: string, because: string] | null {
  if (port === undefined)
    return token === undefined
      ? null
      : [
          'METRICS_PORT',
          'is missing beside METRICS_TOKEN; numbers are served on a port of their own',
        ];
  if (token !== undefined || isLoopback(host)) return null;
  return [
    'METRICS_TOKEN',
    `is missing; METRICS_HOST=${host} is reachable from elsewhere and needs a token. Make one with: openssl rand -hex 24`,
  ];
}

/** From the variables to the configuration; `undefined`: numbers are served nowhere. */
export function toMetrics(env: MetricsEnvironment): MetricsConfig | undefined {
  const { METRICS_PORT: port, METRICS_HOST: host, METRICS_TOKEN: token } = env;
  if (port === undefined) return undefined;
  return { host, port, ...(token !== undefined && { token }) };
}
