/** Words as they may stand in a picture. */

/** Escapes what means something in XML, in text and in attributes. */
export function escapeXml(words: string): string {
  return (
    words
      // eslint-disable-next-line no-control-regex -- XML 1.0 §2.2 allows none of these
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
  );
}
