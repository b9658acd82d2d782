/**
 * The `fetch` that the SDK calls Slack with. All that it is used for is a POST with a form and a short answer; the
 * platform's own `fetch` makes streams, headers and copies around that, which cost more processor time than the call.
 */
import type { FetchFunction } from '@slack/web-api';
import { request } from 'undici';
import { ownValue } from '../../../core/own-value.js';

/** As the platform's `fetch`, for what the SDK sends: redirects are refused. */
export const webFetch: FetchFunction = async (
  url,
  { method = 'GET', headers, body, signal } = {},
) => {
  // Files are uploaded by their own address and not through the SDK.
  if (body instanceof FormData) throw new Error('forms with files are not sent to the Web API');
  const answer = await request(url, {
    method: method as 'POST',
    ...(headers !== undefined && { headers }),
    ...(body !== undefined && { body }),
    ...(signal !== undefined && { signal }),
  });
  const { statusCode: status, headers: received } = answer;
  if (status >= 300 && status < 400) {
    await answer.body.dump();
    throw new Error(`redirected with ${status}, which Slack's Web API never does`);
  }
  const get = (name: string): string | null => {
    const value = ownValue(received, name.toLowerCase());
    return value === undefined ? null : [value].flat().join(', ');
  };
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText: '',
    url: String(url),
    headers: { get, entries: () => Object.keys(received).map((name) => [name, get(name) ?? '']) },
    arrayBuffer: () => answer.body.arrayBuffer(),
    json: () => answer.body.json(),
    text: () => answer.body.text(),
  };
};
