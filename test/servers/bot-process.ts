/** Starts, kills and stops the bot as a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A running bot. */
export interface BotProcess {
  /** Port of its HTTP server; 0 in Socket Mode. */
  readonly port: number;
  /** Milliseconds of processor time that it has used. */
  cpu(): Promise<number>;
  /** Resolves when it hears of the next change. */
  hears(): Promise<void>;
  /** SIGKILL: no goodbye, nothing flushed. */
  kill(): Promise<void>;
  /** SIGTERM: answers what is accepted first. */
  stop(): Promise<void>;
}

/**
 * Starts one. With the variable PROFILE set to a folder, it leaves a processor profile there when it is stopped.
 * @param settings - the environment that its script documents
 * @param name - the script's name, in this folder
 */
export async function startBotProcess(
  settings: Readonly<Record<string, string>>,
  name: 'slack-bot-process.ts' | 'discord-bot-process.ts' = 'slack-bot-process.ts',
): Promise<BotProcess> {
  const script = join(import.meta.dirname, name);
  const folder = process.env['PROFILE'];
  const profiling = folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`];
  const child = spawn(process.execPath, [...profiling, '--import', 'tsx', script], {
    env: { ...process.env, NODE_OPTIONS: '', ...settings },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const port = await readPort(child);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  /** The next message that reads as wanted. */
  const next = <T>(isWanted: (message: unknown) => message is T) =>
    new Promise<T>((resolve) => {
      const look = (message: unknown) => {
        if (!isWanted(message)) return;
        child.off('message', look);
        resolve(message);
      };
      child.on('message', look);
    });
  const cpu = () => {
    const answered = next((message) => typeof message === 'number');
    child.send('cpu');
    return answered;
  };
  const hears = async () => {
    await next((message) => typeof message === 'object');
  };
  return { port, cpu, hears, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

function readPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const port = /^ready (\d+)$/m.exec(output)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once('exit', (code) => {
      reject(new Error(`the bot ended with ${code ?? 'a signal'} before it was ready`));
    });
  });
}
