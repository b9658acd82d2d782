/** `quaymaster doctor`: looks at all that the bot needs, and says the remedy for what is amiss. */
import { chooseStyle, inert, type Style } from '../../adapters/terminal/style.js';
import { examineChats } from '../../app/chats.js';
import type { Config } from '../../app/config/config.js';
import { ADAPTERS, CHAT_NAMES } from '../../core/adapters.js';
import { UserError } from '../../core/errors.js';
import { failure, fine, type Finding } from '../../core/finding.js';
import { redact } from '../../app/log.js';
import { readProcessConfig } from '../../app/config/process-config.js';
import { examineReach } from '../../registry/registry-reach.js';
import { examineDataDir, examineRetention, examineStore } from './examine.js';
import { examineNode } from './examine-node.js';
import { examineNotes } from './examine-notes.js';
import { print, remark } from '../output.js';

/** Options of the command, as given. */
export interface DoctorFlags {
  readonly json?: true;
  readonly offline?: true;
}

/** The examinations in their order; those behind `offline` ask nobody. */
const HERE = [
  () => examineNode(process.versions.node),
  examineNotes,
  examineDataDir,
  examineStore,
  examineRetention,
] as const;
const OUTSIDE = [
  ({ registryAllow }: Config) => examineReach({ allow: registryAllow, now: () => Date.now() }),
  ({ chats }: Config) => examineChats(chats),
] as const;

/**
 * Examines, and prints each finding when it is there.
 * @throws UserError when something fails
 */
export async function doctorCommand({ json, offline }: DoctorFlags): Promise<void> {
  const style = chooseStyle(process.stdout.isTTY, process.env);
  const findings: Finding[] = [];
  const say = async (found: readonly Finding[], secrets: readonly string[]): Promise<void> => {
    findings.push(...found);
    for (const finding of found) {
      const line = json === true ? JSON.stringify(finding) : draw(finding, style);
      await print(`${redact(line, secrets)}\n`);
    }
  };
  const config = readConfigOrFindings();
  if (Array.isArray(config)) await say(config, []);
  else {
    const secrets = config.secrets;
    await say([fine('Configuration', describeConfig(config))], secrets);
    for (const examine of [...HERE, ...(offline === true ? [] : OUTSIDE)])
      await say(await examine(config), secrets);
  }
  conclude(findings);
}

function readConfigOrFindings(): Config | Finding[] {
  try {
    return readProcessConfig();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const remedy = 'Mend it, then call the doctor again for the rest.';
    return [failure('Configuration', error.message, remedy)];
  }
}

function describeConfig({ chats, web }: Config): string {
  const configured = CHAT_NAMES.filter((name) => chats[name] !== undefined);
  const titles = configured.map((name) => ADAPTERS[name].title);
  const named = titles.length === 0 ? 'no chat' : titles.join(' and ');
  return `The variables are complete: ${named}, and the web page on ${web.host}, port ${web.port}.`;
}

const MARKS = { ok: '✓', warn: '!', fail: '✗' } as const;
const COLOURS = { ok: 'green', warn: 'yellow', fail: 'red' } as const;

function draw({ status, subject, text, remedy }: Finding, style: Style): string {
  const mark = style[COLOURS[status]](`${MARKS[status]} ${status.padEnd(4)}`);
  const found = `${mark} ${style.bold(subject)}: ${inert(text)}`;
  return remedy === undefined ? found : `${found}\n         ${inert(remedy)}`;
}

function conclude(findings: readonly Finding[]): void {
  const count = (status: Finding['status']): number =>
    findings.filter((finding) => finding.status === status).length;
  const summary = `${count('ok')} fine, ${count('warn')} to look at, ${count('fail')} failing.`;
  if (count('fail') > 0) throw new UserError('refused', summary);
  remark(summary);
}
