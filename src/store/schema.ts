/**
 * Tables as Kysely sees them. Times are milliseconds since 1970. Only types and statements that SQLite and
 * PostgreSQL share are used, so that both homes have one code.
 */
import type { Generated } from 'kysely';

/** Deliveries: claim, outbox and memory of answers in one row, so that accepting is one write. */
export interface DeliveriesTable {
  /** Order of acceptance. */
  seq: Generated<number>;
  key: string;
  adapter: string;
  workspace: string;
  lane: string;
  author: string;
  question: string | null;
  /** JSON; empty once settled. */
  body: string;
  state: 'open' | 'done' | 'failed';
  attempts: number;
  /** Attempts since the last one that surely posted nothing. */
  unsure: number;
  /** Not to be taken before. */
  due_at: number;
  /** Who took it; `null` when free. `due_at` is then the end of the lease. */
  owner: string | null;
  answer: string | null;
  /** JSON of a kept reply. */
  reply: string | null;
  error: string | null;
  accepted_at: number;
  settled_at: number | null;
}

export interface InstallationsTable {
  adapter: string;
  workspace: string;
  sealed: string;
  updated_at: number;
}

export interface ChannelsTable {
  adapter: string;
  workspace: string;
  channel: string;
  /** 0 or 1. */
  overhear: number;
}

export interface CoolDownsTable {
  adapter: string;
  workspace: string;
  key: string;
  until: number;
}

export interface ConversationsTable {
  key: string;
  adapter: string;
  workspace: string;
  /** JSON of a Conversation. */
  body: string;
  updated_at: number;
}

export interface FeedbackTable {
  adapter: string;
  workspace: string;
  delivery: string;
  author: string;
  /** 0 or 1. */
  helpful: number;
  updated_at: number;
}

/** All tables. */
export interface Schema {
  deliveries: DeliveriesTable;
  installations: InstallationsTable;
  channels: ChannelsTable;
  cool_downs: CoolDownsTable;
  conversations: ConversationsTable;
  feedback: FeedbackTable;
}
