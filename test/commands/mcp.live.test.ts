/** `quaymaster mcp` in a process of its own, by the SDK's client over standard input and output. */
import { expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { runCommand } from './started-command.js';

const CLI = join(import.meta.dirname, '..', '..', 'src', 'cli.ts');

test('the two tools answer over standard input and output', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'quaymaster-mcp-'));
  const notes = join(folder, 'notes.md');
  await writeFile(notes, '# Ferry\n\nThe last ferry to the island leaves at nine.\n');
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [
      ...['--import', import.meta.resolve('tsx'), CLI],
      ...['mcp', '--offline', '--notes', notes],
    ],
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: folder },
    stderr: 'pipe',
  });
  const client = new Client({ name: 'test', version: '0' });
  const misread: Error[] = [];
  client.onerror = (error) => misread.push(error);
  try {
    await client.connect(transport);
    const answers = await Promise.all([
      client.callTool({
        name: 'ask_notes',
        arguments: { question: 'when does the last fery leave' },
      }),
      client.callTool({ name: 'can_it_run', arguments: { image: 'nginx', host: 'windows 7' } }),
    ]);
    expect(answers.map(({ structuredContent }) => structuredContent)).toMatchObject([
      { status: 'answered', quotes: [{ source: { file: 'notes.md', line: 3 } }] },
      { verdict: 'legacy' },
    ]);
  } finally {
    await client.close();
    await rm(folder, { recursive: true, force: true });
  }
  expect(misread).toEqual([]);
});

test('the tools answer over HTTP too, until the process is asked to end', async () => {
  const command = await runCommand(['mcp', '--offline', '--http', '0'], {});
  try {
    await command.remarks(/http:\/\/127\.0\.0\.1:\d+\/mcp/);
    const [url = ''] = /http:\S+/.exec(command.output.stderr) ?? [];
    const client = new Client({ name: 'test', version: '0' });
    await client.connect(new StreamableHTTPClientTransport(new URL(url)));
    const answer = await client.callTool({
      name: 'can_it_run',
      arguments: { image: 'nginx', host: 'windows 7' },
    });
    expect(answer.structuredContent).toMatchObject({ verdict: 'legacy' });
    await client.close();
    expect(await command.end('SIGTERM')).toBe(0);
  } finally {
    await command.remove();
  }
});
