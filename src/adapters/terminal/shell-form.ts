/** A choice's message as the shell command that does the same, for terminals where nobody goes on chatting. */

/** The way in which the bot writes an image and a host behind its command. */
const IMAGE_ON_HOST = /^(?:"(?<words>[^"]+)"|(?<word>\S+)) on (?<host>.+)$/s;

/**
 * Writes a message as a command line.
 * @param message - as a choice would send it: a `/command` or a question
 * @returns one line that can be pasted into a shell
 */
export function shellForm(message: string): string {
  const { name, rest } =
    /^\/(?<name>[a-z]+)\s+(?<rest>(?:\S[\s\S]*)?)$/.exec(message)?.groups ?? {};
  switch (name) {
    case 'canirun': {
      const { words, word, host } = IMAGE_ON_HOST.exec(rest ?? '')?.groups ?? {};
      const image = words ?? word;
      return image === undefined || host === undefined
        ? `quaymaster canirun ${rest ?? ''}`
        : `quaymaster canirun ${quoted(image)} ${quoted(host)}`;
    }
    case 'notes':
      return `quaymaster ask ${quoted(rest ?? '')}`;
    default:
      return `quaymaster ask ${quoted(message)}`;
  }
}

/** As one word of a POSIX shell. */
function quoted(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return /^[\w./:@+-]+$/.test(line) ? line : `'${line.replaceAll("'", `'\\''`)}'`;
}
