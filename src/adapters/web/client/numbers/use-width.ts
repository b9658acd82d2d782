/** The width of an element as it stands on the page, followed while the page changes. */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * Follows an element's width.
 * @param first - what is assumed until the element is laid out
 * @returns CSS pixels
 */
export function useWidth(element: RefObject<Element | null>, first: number): number {
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const watched = element.current;
    if (watched === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) setWidth(entry.contentRect.width);
    });
    observer.observe(watched);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return width;
}
