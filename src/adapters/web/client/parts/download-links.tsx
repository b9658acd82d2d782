/** Links that save what a page shows, and more, for a spreadsheet or a program. */
import { words } from '../words/shown-words.js';

/** Draws the links. @param path - of the export, without its format */
export function DownloadLinks({ path }: { readonly path: string }) {
  const withFormat = (format: string): string =>
    `${path}${path.includes('?') ? '&' : '?'}format=${format}`;
  return (
    <p class="downloads">
      {words().saving.saveAs}{' '}
      <a download href={withFormat('csv')}>
        CSV
      </a>{' '}
      {words().saving.or}{' '}
      <a download href={withFormat('json')}>
        JSON
      </a>
    </p>
  );
}
