/** Several pasted commands (`docker pull nginx`, `docker pull redis`), each of which names an image. */
import { READING_BUDGET } from '../../core/text/reading-budget.js';
import { readCommandLine } from '../reference/command-line.js';
import { cleanTyped } from '../reference/reference-input.js';
import { referenceFromUrl } from '../reference/reference-url.js';
import { wishesOf, type ImageList, type ListedImage } from './image-list.js';

/** Longer lines are no commands that a person wrote. */
const LONGEST_LINE = 4096;

/** A line begins like a command, perhaps behind a prompt. */
const BEGINS =
  /^(?:[\w.@~:/\\-]*\s*[$#>%]\s*)?(?:sudo\s+(?:-\w+\s+)*)?(?:docker|podman|nerdctl|finch|crictl|ctr|kubectl|skopeo|crane)\s/;

/**
 * Lists the images of a text's commands, each once.
 *
 * @param text - any text; continued lines are joined
 */
export function readCommands(text: string): ImageList {
  const images = new Map<string, ListedImage>();
  let line = 1;
  for (const typed of text
    .slice(0, READING_BUDGET.file)
    .split('\n')
    .slice(0, READING_BUDGET.lines)) {
    const at = line++;
    if (typed.length > LONGEST_LINE || !BEGINS.test(typed.trimStart())) continue;
    const command = readCommandLine(cleanTyped(typed.replace(/(?<!\s)\s+#\s.*$/, '')));
    if (command === null || command.image === '') continue;
    const image = referenceFromUrl(command.image) ?? command.image;
    const { platform } = command;
    images.set(`${image} ${platform ?? ''}`, {
      name: image,
      image,
      ...wishesOf(command),
      line: at,
    });
  }
  return {
    kind: 'commands',
    images: [...images.values()].slice(0, READING_BUDGET.images),
    problems: [],
  };
}
