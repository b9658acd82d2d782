/** Compose files: the image of each service (compose-spec `05-services.md`; interpolation as in `12-interpolation.md`). */
import type { Meter } from '../../core/text/reading-budget.js';
import type { ImageList, ListedImage } from './image-list.js';
import { itemsAt, readYamlText, textAt, valueAt, type YamlValue } from './image-list-yaml.js';

/**
 * Lists the images of a Compose file's services.
 *
 * @param text - the file
 * @param meter - counts what it costs
 * @throws OverBudget when it costs too much
 */
export function readCompose(text: string, meter: Meter): ImageList {
  const { documents, problems: broken } = readYamlText(text, meter);
  const problems = [...broken];
  const images = documents.flatMap((document) => readServices(document, problems));
  return { kind: 'compose', images, problems };
}

function readServices(document: YamlValue, problems: string[]): ListedImage[] {
  const services = valueAt(document, 'services');
  if (services?.kind !== 'map') {
    problems.push(`Line ${(services ?? document).line}: “services” holds no services.`);
    return [];
  }
  return [...services.entries].flatMap(([name, service]) => {
    const line = (valueAt(service, 'image') ?? service).line;
    const read = service.kind === 'map' ? readService(service) : 'is empty';
    if (typeof read !== 'string') return [{ name, ...read, line }];
    problems.push(`Line ${line}: the service ${name} ${read}.`);
    return [];
  });
}

/** The service's image, or what is the matter with it, to complete a sentence. */
function readService(service: YamlValue): Pick<ListedImage, 'image' | 'platform' | 'gpu'> | string {
  const image = textAt(service, 'image');
  const platform = textAt(service, 'platform');
  if (valueAt(service, 'build') !== undefined) {
    return 'is built from a Dockerfile rather than pulled; paste that Dockerfile to have its images looked at';
  }
  if (valueAt(service, 'provider') !== undefined) return 'is run by a provider, not from an image';
  if (valueAt(service, 'image') === undefined && valueAt(service, 'extends') !== undefined) {
    return 'takes its image from another service by “extends”, which is not followed';
  }
  if (image === undefined) return 'has no image';
  const filled = interpolate(image);
  if (filled.missing !== undefined) {
    return `has the image ${image}, whose variable ${filled.missing} has no default here; write its value in`;
  }
  const wanted = platform === undefined ? undefined : interpolate(platform);
  return {
    image: filled.text,
    ...(wanted === undefined || wanted.missing !== undefined ? {} : { platform: wanted.text }),
    ...(reservesNvidia(service) ? { gpu: 'nvidia' } : {}),
  };
}

/** `runtime: nvidia`, `gpus: all`, or a reserved device of the driver nvidia (compose-spec `05-services.md`, `deploy.md`). */
function reservesNvidia(service: YamlValue): boolean {
  if (textAt(service, 'runtime') === 'nvidia') return true;
  const devices = [
    ...itemsAt(service, 'deploy', 'resources', 'reservations', 'devices'),
    ...itemsAt(service, 'gpus'),
  ];
  return textAt(service, 'gpus') === 'all' || devices.some(isNvidia);
}

function isNvidia(device: YamlValue): boolean {
  const driver = textAt(device, 'driver');
  if (driver !== undefined) return driver === 'nvidia' || driver === 'cdi';
  return itemsAt(device, 'capabilities').some(
    (one) => one.kind === 'scalar' && (one.value === 'gpu' || one.value === 'nvidia'),
  );
}

/** Fills in the defaults of `${NAME:-default}`, which are shorter than what stands there; names the first variable that has none. */
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
