/** PostgreSQL for real: throwaway clusters on loopback, in a temporary folder, with the settings it has by default. */
import { execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

/** A running cluster. */
export interface PostgresServer {
  /** The address of a role's database. */
  url(role: 'admin' | 'owner' | 'bot', database?: string): string;
  /** Runs statements one after another as the superuser. */
  admin(...statements: readonly string[]): Promise<void>;
  /** Makes an empty database that the owner's role owns, as an operator would. */
  createDatabase(name: string): Promise<void>;
  /** Stops it as an operator would (`fast`) or as a power cut would (`immediate`), and starts it again. */
  restart(mode: 'fast' | 'immediate', downMs?: number): Promise<void>;
  /** Stops it, and starts it again. */
  halt(): Promise<void>;
  start(): Promise<void>;
  /** Id of its first process, which is another after a restart. */
  pid(): number;
  stop(): Promise<void>;
}

const PASSWORD = 'made-up-password';
const ROLES = { admin: 'postgres', owner: 'quaymaster_owner', bot: 'quaymaster' } as const;
const run = promisify(execFile);

/** Where PostgreSQL's programs are: on the path, or where Debian puts them; `null` where it isn't installed. */
export function findPostgres(): string | null {
  const onPath = (process.env['PATH'] ?? '').split(delimiter);
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian).sort((a, b) => Number(b) - Number(a))
    : [];
  const places = [...onPath, ...versions.map((version) => join(debian, version, 'bin'))];
  return (
    places.find(
      (place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'pg_ctl')),
    ) ?? null
  );
}

/**
 * Makes a cluster with the roles of the documentation and starts it.
 * @param settings - of `postgresql.conf`, besides the defaults
 */
export async function startPostgresServer(
  settings: Readonly<Record<string, string | number>> = {},
): Promise<PostgresServer> {
  const programs = findPostgres();
  if (programs === null) throw new Error('PostgreSQL is not installed');
  const user = unprivilegedUser();
  const folder = await mkdtemp(join(tmpdir(), 'quaymaster-postgres-'));
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, PASSWORD);
  await chmod(folder, 0o700);
  if (user !== null)
    for (const path of [folder, passwordFile]) await chown(path, user.uid, user.gid);
  const data = join(folder, 'data');
  const call = (program: string, ...args: string[]) =>
    run(join(programs, program), args, { cwd: folder, ...user });
  const port = await freePort();

  await call(
    'initdb',
    '--no-sync',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    `--username=${ROLES.admin}`,
    `--pwfile=${passwordFile}`,
    data,
  );
  const options = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const lines = Object.entries(options).map(([name, value]) => `${name} = '${value}'\n`);
  await writeFile(join(data, 'postgresql.auto.conf'), lines.join(''));
  const start = () => pgCtl(['start', '-w', '-l', join(folder, 'log')]);
  const halt = (mode: string) => pgCtl(['stop', '-w', '-m', mode]);
  // Not `execFile`: the server would keep its pipes open.
  const pgCtl = (args: readonly string[]) =>
    new Promise<void>((resolve, reject) => {
      const child = spawn(join(programs, 'pg_ctl'), ['-D', data, ...args], {
        cwd: folder,
        stdio: 'ignore',
        ...user,
      });
      child.once('error', reject).once('exit', (code) => {
        if (code === 0) resolve();
        else reject(new Error(`pg_ctl ${args.join(' ')} ended with ${code}`));
      });
    });

  const url = (role: keyof typeof ROLES, database = 'postgres') =>
    `postgres://${ROLES[role]}:${PASSWORD}@127.0.0.1:${port}/${database}`;
  const admin = async (...statements: readonly string[]) => {
    const client = new pg.Client({ connectionString: url('admin') });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };

  await start();
  await admin(
    `create role ${ROLES.owner} login password '${PASSWORD}'`,
    `create role ${ROLES.bot} login password '${PASSWORD}'`,
  );
  return {
    url,
    admin,
    createDatabase: (name) => admin(`create database ${name} owner ${ROLES.owner}`),
    async restart(mode, downMs = 0) {
      await halt(mode);
      await new Promise((resolve) => setTimeout(resolve, downMs));
      await start();
    },
    halt: () => halt('fast'),
    start,
    // The file's first line is the id.
    pid: () => parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10),
    async stop() {
      await halt('immediate');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root; then it runs as `postgres`, or as `nobody` where that isn't there. */
function unprivilegedUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const [, , uid, gid] =
    users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody') ?? [];
  if (uid === undefined || gid === undefined)
    throw new Error('there is no user that PostgreSQL could run as');
  return { uid: Number(uid), gid: Number(gid) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
