/** Lays pieces out in embeds, in order, within Discord's limits. */
import type { APIEmbed } from 'discord.js';
import type { Tone } from '../../../core/reply.js';
import type { Field, Piece } from './draw-block.js';
import { LIMITS } from './limits.js';

/** Embeds being filled. An embed shows its title, text, fields and picture in this order, whatever is put in first. */
export interface Layout {
  /** Puts a piece behind what is there. @returns false when there is no room for it, and then changes nothing */
  add(piece: Piece): boolean;
  /** How many characters of text still fit in one piece. */
  room(): number;
  embeds(): APIEmbed[];
}

interface Draft {
  title: string;
  text: string;
  fields: Field[];
  image: string;
}

/** The colour at an embed's edge; it only repeats what the words say. */
const COLOURS: Record<Tone, number> = {
  plain: 0x4a6fa5,
  good: 0x2e7d32,
  caution: 0xf9a825,
  bad: 0xc62828,
};

/** Creates an empty layout. @param reserved - characters kept free for what is added by {@link withField} */
export function createLayout(tone: Tone, reserved: number): Layout {
  const drafts: Draft[] = [];
  const last = () => drafts.at(-1);

  const used = () => drafts.reduce((sum, draft) => sum + sizeOf(draft), 0);
  const free = () => LIMITS.embedSum - reserved - used();

  function open(): Draft {
    const draft: Draft = { title: '', text: '', fields: [], image: '' };
    drafts.push(draft);
    return draft;
  }

  function put(into: Draft, piece: Piece): void {
    switch (piece.kind) {
      case 'title':
        into.title = piece.text;
        return;
      case 'text':
        into.text = joined(into.text, piece.text);
        return;
      case 'fields':
        into.fields.push(...piece.fields);
        return;
      case 'image':
        into.image = piece.file;
        return;
      default:
        piece satisfies never;
    }
  }

  return {
    add(original) {
      const current = last();
      const piece = asText(original, current);
      if (pieceSize(piece, current) > free()) return false;
      if (current && takes(current, piece)) put(current, piece);
      else if (drafts.length < LIMITS.embeds && takes(EMPTY, piece)) put(open(), piece);
      else return false;
      return true;
    },
    room: () => Math.min(free() - GAP.length, LIMITS.embedDescription),
    embeds: () => drafts.map((draft) => toEmbed(draft, COLOURS[tone])),
  };
}

const EMPTY: Draft = { title: '', text: '', fields: [], image: '' };
const GAP = '\n\n';

/** A heading is an embed's title only at its top, and only if it is short enough. */
function asText(piece: Piece, current: Draft | undefined): Piece {
  if (piece.kind !== 'title') return piece;
  const isTop = current === undefined && piece.text.length <= LIMITS.embedTitle;
  return isTop ? piece : { kind: 'text', text: `### ${piece.text}` };
}

function takes(draft: Draft, piece: Piece): boolean {
  switch (piece.kind) {
    case 'title':
      return sizeOf(draft) === 0 && draft.image === '';
    case 'text':
      return (
        draft.fields.length === 0 &&
        joined(draft.text, piece.text).length <= LIMITS.embedDescription
      );
    case 'fields':
      return (
        // One place is kept for the sources.
        draft.fields.length + piece.fields.length < LIMITS.embedFields &&
        piece.fields.every(fitsField)
      );
    case 'image':
      return draft.image === '';
    default:
      return piece satisfies never;
  }
}

function fitsField({ name, value }: Field): boolean {
  return name.length <= LIMITS.fieldName && value.length <= LIMITS.fieldValue;
}

/** Small print and lines of one kind stand together; all else is a paragraph of its own. */
function joined(before: string, after: string): string {
  if (before === '') return after;
  const small = after.startsWith('-# ') || before.split('\n').at(-1)?.startsWith('### ') === true;
  return before + (small ? '\n' : GAP) + after;
}

function pieceSize(piece: Piece, current: Draft | undefined): number {
  switch (piece.kind) {
    case 'title':
      return piece.text.length;
    case 'text':
      return piece.text.length + (current?.text ? GAP.length : 0);
    case 'fields':
      return piece.fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
    case 'image':
      return 0;
    default:
      return piece satisfies never;
  }
}

function sizeOf({ title, text, fields }: Draft): number {
  const inFields = fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
  return title.length + text.length + inFields;
}

function toEmbed({ title, text, fields, image }: Draft, color: number): APIEmbed {
  return {
    color,
    ...(title !== '' && { title }),
    ...(text !== '' && { description: text }),
    ...(fields.length > 0 && { fields: [...fields] }),
    ...(image !== '' && { image: { url: `attachment://${image}` } }),
  };
}

/** The embeds with a field below the last of them. */
export function withField(
  embeds: readonly APIEmbed[],
  field: Field | null,
  tone: Tone,
): APIEmbed[] {
  if (field === null) return [...embeds];
  const last = embeds.at(-1) ?? { color: COLOURS[tone] };
  return [...embeds.slice(0, -1), { ...last, fields: [...(last.fields ?? []), field] }];
}
