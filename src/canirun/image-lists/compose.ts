/** Compose files: the image of each service (compose-spec `05-services.md`; interpolation as in `12-interpolation.md`). */
import type { ImageList, ListedImage } from './image-list.js';
import { readYamlText, type YamlDocument } from './image-list-yaml.js';

/**
 * Lists the images of a Compose file's services.
 *
 * @param text - the file
 */
export function readCompose(text: string): ImageList {
  const { documents, problems: broken } = readYamlText(text);
  const problems = [...broken];
  const images = documents.flatMap((document) => readServices(document, problems));
  return { kind: 'compose', images, problems };
}

function readServices({ value, lineOf }: YamlDocument, problems: string[]): ListedImage[] {
  const services = isRecord(value) ? value['services'] : undefined;
  if (!isRecord(services)) {
    problems.push(`Line ${lineOf(['services'])}: “services” holds no services.`);
    return [];
  }
  return Object.entries(services).flatMap(([name, service]) => {
    const line = lineOf(['services', name, 'image']);
    const read = isRecord(service) ? readService(service) : 'is empty';
    if (typeof read !== 'string') return [{ name, ...read, line }];
    problems.push(`Line ${line}: the service ${name} ${read}.`);
    return [];
  });
}

/** The service's image, or what is the matter with it, to complete a sentence. */
function readService(
  service: Record<string, unknown>,
): Pick<ListedImage, 'image' | 'platform'> | string {
  const { image, platform, build } = service;
  if (build !== undefined) {
    return 'is built from a Dockerfile rather than pulled; paste that Dockerfile to have its images looked at';
  }
  if (service['provider'] !== undefined) return 'is run by a provider, not from an image';
  if (image === undefined && service['extends'] !== undefined) {
    return 'takes its image from another service by “extends”, which is not followed';
  }
  if (typeof image !== 'string') return 'has no image';
  const filled = interpolate(image);
  if (filled.missing !== undefined) {
    return `has the image ${image}, whose variable ${filled.missing} has no default here; write its value in`;
  }
  const wanted = typeof platform === 'string' ? interpolate(platform) : undefined;
  return {
    image: filled.text,
    ...(wanted === undefined || wanted.missing !== undefined ? {} : { platform: wanted.text }),
  };
}

/** Fills in the defaults of `${NAME:-default}`; names the first variable that has none. */
function interpolate(text: string): { readonly text: string; readonly missing?: string } {
  let missing: string | undefined;
  const filled = text.replace(
    /\$(?:(\$)|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+?])([^{}]*))?\})/g,
    (_all, escaped?: string, bare?: string, braced?: string, operator?: string, word?: string) => {
      if (escaped !== undefined) return '$';
      if (operator?.endsWith('-') === true) return word ?? '';
      if (operator?.endsWith('+') === true) return ''; // the variable is not set here
      missing ??= bare ?? braced;
      return '';
    },
  );
  return missing === undefined ? { text: filled } : { text: filled, missing };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
