/** The current route as state. */
import { useEffect, useState } from 'preact/hooks';
import { formatRoute, parseRoute, type Route } from './route.js';

/** Follows the address, whether a link, the back button or `navigate` changed it. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = (): void => {
      setHash(location.hash);
    };
    addEventListener('hashchange', follow);
    return () => {
      removeEventListener('hashchange', follow);
    };
  }, []);
  return parseRoute(hash);
}

/** Goes to a route, leaving the current one in the history. */
export function navigate(route: Route): void {
  location.hash = formatRoute(route);
}
