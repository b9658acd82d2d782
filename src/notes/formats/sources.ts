/** "Source:" lines: where the facts of a note come from, kept apart from what the note says. */
import type { Inline } from '../../core/inline.js';
import { plainText } from '../../core/inline.js';
import { takeInline } from '../../core/text/inline-edit.js';
import type { PassageDraft } from './note-draft.js';

/** A passage without those below it that name sources, and what those name. */
export function splitSources(passage: PassageDraft): { passage: PassageDraft; origins: string[] } {
  const origins: string[] = [];
  const add = (found: readonly string[]): void => {
    for (const origin of found) origins.push(origin);
  };
  const without = (from: PassageDraft): PassageDraft => {
    const trailing = trailingSources(from);
    add(trailing.origins);
    const children = from.children.flatMap((child) => {
      if (!isSource(child)) return [without(child)];
      add(sourcesIn(child));
      return [];
    });
    return { ...trailing.passage, children };
  };
  return { passage: without(passage), origins };
}

/** True for the words "Source" and "Sources", as a label or heading. */
export function isSourceName(words: string): boolean {
  return /^sources?$/i.test(words.trim());
}

function isSource(passage: PassageDraft): boolean {
  return isSourceName(passage.label ?? '');
}

/** Takes "Source: https://…" off the end of a passage, if nothing but addresses follows it. */
function trailingSources(passage: PassageDraft): { passage: PassageDraft; origins: string[] } {
  const { text, content } = passage;
  const mark = [...text.matchAll(/\s\(?sources?:\s+/gi)].at(-1);
  if (mark === undefined || passage.kind === 'code') return { passage, origins: [] };
  const words = text.slice(mark.index + mark[0].length).split(/\s+/);
  const addresses = words.filter((word) => !/^(?:and|&|,)$/i.test(word));
  if (!addresses.every((word) => /^https?:\/\/\S/i.test(word))) return { passage, origins: [] };
  return {
    passage: {
      ...passage,
      text: text.slice(0, mark.index),
      content: takeInline(content, mark.index),
    },
    origins: addresses.map((address) => address.replace(/(?<![).,;])[).,;]+$/, '')),
  };
}

/** What a passage that names sources says (a "Source:" line, a section called so), and what hangs below it. */
export function sourcesIn(passage: PassageDraft): string[] {
  const own =
    passage.kind === 'label' || passage.kind === 'topic' ? [] : [sourceWords(passage.content)];
  return [...own, ...passage.children.flatMap(sourcesIn)];
}

/** The words of a source, with the address of a link that does not show it. */
function sourceWords(content: readonly Inline[]): string {
  return content
    .map((node) => {
      const words = plainText([node]);
      return node.kind === 'link' && node.href !== words ? `${words} (${node.href})` : words;
    })
    .join('')
    .trim();
}
