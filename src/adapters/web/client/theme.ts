/** Light or dark: the system's choice until the person makes one, which is then remembered. */
import { createContext } from 'preact';
import { useState } from 'preact/hooks';

export type Theme = 'light' | 'dark';

/** Read by public/theme.js as well. */
const STORAGE_KEY = 'quaymaster.theme';

/** The theme that is shown, for what can't take its colours from the page's style sheet. */
export const ShownTheme = createContext<Theme>('light');

/** The theme that is shown, and the way to the other one. To be used once, above everything that shows it. */
export function useTheme(): readonly [Theme, () => void] {
  const [theme, setTheme] = useState<Theme>(shownTheme);
  const toggle = (): void => {
    const next = theme === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset['theme'] = next;
    remember(next);
    setTheme(next);
  };
  return [theme, toggle];
}

function shownTheme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
}
