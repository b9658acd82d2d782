/** Makes an element take what is dropped on it, and tells while something hangs over it. */
import { useState } from 'preact/hooks';
import { readDrop, type PickedFolder } from './picked-folder.js';

/** What the element needs. */
export interface Drop {
  /** Files hang over the element. */
  readonly over: boolean;
  readonly handlers: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** @param take - `null`: nothing is taken, and the browser does as it likes */
export function useDrop(take: ((picked: Promise<PickedFolder>) => void) | null): Drop {
  const [over, setOver] = useState(false);
  const takes = (event: DragEvent): event is DragEvent & { readonly dataTransfer: DataTransfer } =>
    take !== null && event.dataTransfer?.types.includes('Files') === true;
  return {
    over,
    handlers: {
      onDragOver(event) {
        if (!takes(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      },
      onDragLeave({ currentTarget, relatedTarget }) {
        const inside =
          currentTarget instanceof Node &&
          relatedTarget instanceof Node &&
          currentTarget.contains(relatedTarget);
        if (!inside) setOver(false);
      },
      onDrop(event) {
        if (!takes(event)) return;
        event.preventDefault();
        setOver(false);
        take?.(readDrop(event.dataTransfer));
      },
    },
  };
}
