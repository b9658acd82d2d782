/** Which files and folders are no notes, by their names. */

/** Folders of software, not of people. */
const SKIPPED_FOLDERS = new Set(['node_modules']);

/** Files of word processors, which people expect to be read; attachments such as pictures are no surprise. */
const OFFICE_FILE = /\.(?:docx?|odt|rtf|pages|pptx?|odp)$/i;

/** Whether a file or folder of that name is passed over without a word. */
export function isHiddenName(name: string): boolean {
  return name.startsWith('.') || SKIPPED_FOLDERS.has(name);
}

/** Whether a file, by its path with forward slashes, is a word processor's. */
export function isOfficeFile(file: string): boolean {
  return OFFICE_FILE.test(file);
}
