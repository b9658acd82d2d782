/** The page's side of the JSON interface. Every call resolves with data or rejects with a sentence for the person. */
import type {
  CompleteResponse,
  ErrorResponse,
  FormOpenRequest,
  FormOpenResponse,
  FormReadRequest,
  FormReadResponse,
  Hello,
  InboxCloseRequest,
  InboxCloseResponse,
  InboxList,
  InboxTopics,
  LibraryFileResponse,
  LibraryHits,
  LibraryIndex,
  MessageRequest,
  MessageResponse,
  SettingsResponse,
  StatsResponse,
  TaughtList,
  TriedFolder,
  VoteRequest,
} from '../server/api-contract.js';
import { shownLanguage, words } from './words/shown-words.js';

/** A call that failed; its message is a sentence for the person. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
}

/** @param conversation - in which notes may be tried; the same for what follows */
export const fetchHello = (conversation: string, signal?: AbortSignal): Promise<Hello> =>
  get('/api/hello', { conversation }, signal);

export const fetchCompletions = (
  conversation: string,
  input: string,
  signal: AbortSignal,
): Promise<CompleteResponse> => get('/api/complete', { conversation, input }, signal);

export const fetchLibrary = (conversation: string, signal?: AbortSignal): Promise<LibraryIndex> =>
  get('/api/library', { conversation }, signal);

export const fetchHits = (
  conversation: string,
  filter: string,
  signal?: AbortSignal,
): Promise<LibraryHits> => get('/api/library/search', { conversation, filter }, signal);

export const fetchFile = (
  conversation: string,
  path: string,
  signal?: AbortSignal,
): Promise<LibraryFileResponse> => get('/api/library/file', { conversation, path }, signal);

export const fetchInbox = (state: 'open' | 'closed', signal?: AbortSignal): Promise<InboxList> =>
  get('/api/keeping/inbox', { state }, signal);

/** Topics of the notes that may close a question. */
export const fetchTopics = (id: number, signal?: AbortSignal): Promise<InboxTopics> =>
  get('/api/keeping/inbox/topics', { id: String(id) }, signal);

/** Closes a question of the inbox. */
export const closeQuestion = (closing: InboxCloseRequest): Promise<InboxCloseResponse> =>
  call('/api/keeping/inbox/close', post(closing));

/** Notes from chat. */
export const fetchTaught = (signal?: AbortSignal): Promise<TaughtList> =>
  get('/api/keeping/taught', {}, signal);

export const fetchStats = (weeks: number, signal?: AbortSignal): Promise<StatsResponse> =>
  get('/api/keeping/stats', { weeks: String(weeks) }, signal);

export const fetchSettings = (signal?: AbortSignal): Promise<SettingsResponse> =>
  get('/api/settings', {}, signal);

/** Sends one message and waits for the reply. */
export const sendMessage = (message: Omit<MessageRequest, 'zone'>): Promise<MessageResponse> => {
  const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
  return call('/api/message', post({ ...message, zone } satisfies MessageRequest));
};

/** Has the bot answer a conversation from the files of a form. */
export const sendTried = (form: FormData): Promise<TriedFolder> =>
  call('/api/notes/try', { method: 'POST', body: form });

/** Says whether an answer helped. */
export async function sendVote(vote: VoteRequest): Promise<void> {
  await request('/api/vote', post(vote));
}

/** Opens a form. */
export const openForm = (opening: FormOpenRequest): Promise<FormOpenResponse> =>
  call('/api/form/open', post(opening));

/** Has a filled-in form read; what it stands for is not done yet. */
export const readForm = (filled: FormReadRequest): Promise<FormReadResponse> =>
  call('/api/form/read', post(filled));

/** Where a picture of another outlet's message is fetched. */
export const pictureAddress = (name: string): string => `/api/picture/${encodeURIComponent(name)}`;

/** Has the bot forget a conversation's topic. */
export async function forgetConversation(conversation: string): Promise<void> {
  await request('/api/forget', post({ conversation }));
}

function get<T>(path: string, query: Record<string, string>, signal?: AbortSignal): Promise<T> {
  const search = new URLSearchParams(query).toString();
  return call(search ? `${path}?${search}` : path, signal ? { signal } : {});
}

/** Headers are plain here, so that they can be added to. */
type Call = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> };

function post(body: unknown): Call {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

async function call<T>(path: string, init: Call): Promise<T> {
  const response = await request(path, init);
  // The server is ours and built together with this page, from the same types.
  return (await response.json()) as T;
}

async function request(path: string, init: Call): Promise<Response> {
  // What the bot says comes in the page's language.
  const headers = { ...init.headers, 'accept-language': shownLanguage() };
  const response = await fetch(path, { ...init, headers }).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new ApiError(words().failure.unreachable, { cause: error });
  });
  if (response.ok) return response;
  const problem = (await response.json().catch(() => null)) as ErrorResponse | null;
  throw new ApiError(problem?.error ?? words().failure.status(response.status));
}
