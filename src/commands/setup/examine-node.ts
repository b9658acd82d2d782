/** What `quaymaster doctor` says of the Node.js that runs it. */
import { fine, warning, type Finding } from '../../core/finding.js';

/** The oldest release line that still gets security fixes: 20 ended on 2026-04-30 (github.com/nodejs/Release). */
const SUPPORTED_FROM = 22;

/** @param version - as Node tells it: `22.14.0` */
export function examineNode(version: string): Finding[] {
  const major = Number.parseInt(version, 10);
  return [
    major >= SUPPORTED_FROM
      ? fine('Node.js', `Version ${version}.`)
      : warning(
          'Node.js',
          `Version ${version} runs the bot, and gets no security fixes since April 2026.`,
          `Install Node.js ${SUPPORTED_FROM} or newer.`,
        ),
  ];
}
