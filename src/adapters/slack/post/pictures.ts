/** Pictures for Slack: drawn as PNG, uploaded, and shown by their file id. Without the permission, there are none. */
import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../../../core/log.js';
import { remember } from '../../../core/remember.js';
import type { Block, Reply } from '../../../core/reply.js';
import { LIMITS } from '../render/limits.js';
import { cleanText, cutAtWord } from '../../shared/safe-text.js';
import { CALL_TIMEOUT_MS, slackError } from './web-api.js';

/** Turns a vector picture into PNG bytes. */
export type Rasterise = (svg: string) => Promise<Uint8Array>;

/** Uploads a reply's pictures. */
export interface PictureUploads {
  /** @returns file ids by SVG; what can't be uploaded is left out and shown as words */
  upload(client: WebClient, team: string, reply: Reply): Promise<ReadonlyMap<string, string>>;
}

type Picture = Extract<Block, { kind: 'picture' }>;

/** Uploaded files remembered, so that the same picture is not uploaded again. */
const MOST_REMEMBERED = 1_000;

const uploadTicket = z.object({ upload_url: z.string(), file_id: z.string() });

/** Creates the queue; without `rasterise` no reply has pictures. */
export function createPictureUploads(rasterise: Rasterise | undefined, log: Log): PictureUploads {
  const uploads = new Map<string, Promise<string>>();
  const withoutScope = new Set<string>();

  async function uploadOne(client: WebClient, { svg, alt }: Picture, draw: Rasterise) {
    const png = await draw(svg);
    const ticket = uploadTicket.parse(
      await client.files.getUploadURLExternal({
        filename: 'answer.png',
        length: png.byteLength,
        alt_text: cutAtWord(cleanText(alt), LIMITS.imageAlt / 2),
      }),
    );
    const sent = await fetch(ticket.upload_url, {
      method: 'POST',
      headers: { 'content-type': 'image/png' },
      body: png,
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
    if (!sent.ok) throw new Error(`the upload address answered ${sent.status}`);
    await client.files.completeUploadExternal({ files: [{ id: ticket.file_id, title: 'Answer' }] });
    return ticket.file_id;
  }

  /** Uploads a picture once, also when two replies want it at the same moment. */
  function uploadOnce(client: WebClient, team: string, picture: Picture, draw: Rasterise) {
    const key = `${team}/${createHash('sha256').update(picture.svg).digest('base64url')}`;
    const known = uploads.get(key);
    if (known) return known;
    const upload = uploadOne(client, picture, draw);
    upload.catch(() => uploads.delete(key));
    remember(uploads, key, upload, MOST_REMEMBERED);
    return upload;
  }

  return {
    async upload(client, team, reply) {
      const found = new Map<string, string>();
      if (!rasterise || withoutScope.has(team)) return found;
      for (const block of reply.blocks) {
        if (block.kind !== 'picture') continue;
        try {
          found.set(block.svg, await uploadOnce(client, team, block, rasterise));
        } catch (error) {
          if (slackError(error) === 'missing_scope') withoutScope.add(team);
          log.warn({ err: error, team }, 'a picture was not uploaded; its words are shown instead');
        }
      }
      return found;
    },
  };
}
