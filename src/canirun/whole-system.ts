/**
 * A whole system in an image's place: `windows 11`, `ubuntu 24.04`. Nobody's container image is called so; what is meant
 * is a virtual machine with it, or the image of that name and version where there is one.
 */
import type { HostCatalogue, HostRecognition } from './hosts/host.js';
import type { ImageSource } from './image/image.js';
import { familiarName, parseReference } from './reference/reference.js';

/** Systems that no container image holds as a whole. */
export const WHOLE_SYSTEM = /^(?:windows|win|mac|macos|os x|osx|freebsd|openbsd|netbsd)\b/i;

/** What tells images and systems. */
export interface KnownNames {
  readonly images: Pick<ImageSource, 'complete' | 'namesVm'>;
  readonly hosts: Pick<HostCatalogue, 'recognise'>;
}

/**
 * What a system in the place of an image stands for.
 * @param text - the words in the image's place
 * @returns names of images, the best reading first; none where the words are no system, just one word, or say
 *   already that it is a VM
 */
export function wholeSystem(text: string, { images, hosts }: KnownNames): readonly string[] {
  const words = text.trim();
  if (!/\s/.test(words) || images.namesVm(words) || !isSystem(hosts.recognise(words))) return [];
  const vm = `${words} vm`;
  if (WHOLE_SYSTEM.test(words)) return [vm];
  const [name = '', version = '', ...more] = words.toLowerCase().split(/\s+/);
  const image = `${name}:${version}`;
  const isTag = /^\d/.test(version) || images.complete(image, 1).length > 0;
  return isTag && more.length === 0 && isKnownImage(name, images) ? [image, vm] : [vm];
}

/** Whether the catalogue knows an image of this name. */
export function isKnownImage(image: string, images: KnownNames['images']): boolean {
  const reading = parseReference(image);
  if (reading.kind !== 'reference') return false;
  const name = familiarName(reading.reference);
  return images.complete(name, 20).some((one) => one === name || one.startsWith(`${name}:`));
}

/** A system, with or without its version, and nothing else. */
export function isSystem({ understood, ignored, readings }: HostRecognition): boolean {
  return (
    understood.length > 0 &&
    understood.length <= 2 &&
    ignored.length === 0 &&
    readings.length > 0 &&
    readings.every(({ os }) => os !== undefined)
  );
}

/**
 * A source that takes a whole system for what it stands for, so that each way of asking gets the same verdict.
 * @param images - takes references and names of VM images
 * @param hosts - tells systems
 */
export function takingSystems(images: ImageSource, hosts: KnownNames['hosts']): ImageSource {
  return {
    ...images,
    describe(request) {
      const isOpen = request.kind === undefined && request.platforms === undefined;
      const [meant] = isOpen ? wholeSystem(request.name, { images, hosts }) : [];
      return images.describe(meant === undefined ? request : { ...request, name: meant });
    },
  };
}
