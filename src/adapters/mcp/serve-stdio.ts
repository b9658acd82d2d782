/** Speaks the protocol on two streams: messages are lines, as the specification's transport "stdio" says. */
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

/** Characters of one message; the longest honest question is far shorter. */
const LONGEST_MESSAGE = 1_000_000;

/**
 * Serves until the input ends or the transport closes: a client ends a server by closing its standard input.
 * @param warn - takes full sentences about messages that could not be read
 */
export async function serveStdio(
  server: McpServer,
  { input, output }: { readonly input: Readable; readonly output: Writable },
  warn: (sentence: string) => void,
): Promise<void> {
  const transport = new StdioServerTransport(input, output, { maxBufferSize: LONGEST_MESSAGE });
  server.server.onerror = (error) => {
    warn(`A message could not be read: ${error.message}`);
  };
  const closed = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
  });
  await server.connect(transport);
  await Promise.race([once(input, 'end'), once(input, 'close'), closed]);
  await server.close();
}
