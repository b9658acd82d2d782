/** The quay wall at the side: who this is, where to go, what can be typed. On a phone, the bar at the top. */
import type { Hello } from '../../server/api-contract.js';
import { ChatIcon, InboxIcon, MoonIcon, NotesIcon, NumbersIcon, SunIcon } from './icons.js';
import { Logo } from './logo.js';
import { formatRoute, type Route } from '../route.js';
import type { Theme } from '../theme.js';

/** What the rail shows. */
export interface SideRailProps {
  readonly hello: Hello | undefined;
  readonly page: Route['page'];
  /** Puts the beginning of a command into the message box. */
  readonly begin: (text: string) => void;
  readonly theme: Theme;
  readonly toggleTheme: () => void;
}

const PAGES = [
  { name: 'chat', label: 'Chat', Icon: ChatIcon },
  { name: 'notes', label: 'Notes', Icon: NotesIcon },
  { name: 'inbox', label: 'Inbox', Icon: InboxIcon },
  { name: 'numbers', label: 'Numbers', Icon: NumbersIcon },
] as const;

/** Draws the rail. */
export function SideRail({ hello, page, begin, theme, toggleTheme }: SideRailProps) {
  return (
    <header class="rail">
      <a class="brand" aria-label="Quaymaster" href={formatRoute({ page: 'chat' })}>
        <Logo />
        <span>Quaymaster</span>
      </a>
      <nav class="pages" aria-label="Pages">
        {PAGES.map(({ name, label, Icon }) => (
          <a
            key={name}
            href={formatRoute({ page: name })}
            aria-current={page === name ? 'page' : undefined}
          >
            <Icon /> {label}
          </a>
        ))}
      </nav>
      {hello && <Commands hello={hello} begin={begin} />}
      <div class="rail-foot">
        <ThemeToggle theme={theme} toggleTheme={toggleTheme} />
        {hello && <span class="version">Version {hello.version}</span>}
      </div>
    </header>
  );
}

function Commands({
  hello,
  begin,
}: {
  readonly hello: Hello;
  readonly begin: SideRailProps['begin'];
}) {
  return (
    <section class="commands" aria-labelledby="commands-title">
      <h2 id="commands-title">Commands</h2>
      <ul>
        {hello.commands.map(({ name, summary }) => (
          <li key={name}>
            <button
              type="button"
              onClick={() => {
                begin(`/${name} `);
              }}
            >
              <code>/{name}</code>
              <span>{summary}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ThemeToggle({ theme, toggleTheme }: Pick<SideRailProps, 'theme' | 'toggleTheme'>) {
  return (
    <button
      type="button"
      class="theme-toggle"
      aria-label={theme === 'dark' ? 'Use the light theme' : 'Use the dark theme'}
      onClick={toggleTheme}
    >
      {theme === 'dark' ? <SunIcon /> : <MoonIcon />}
    </button>
  );
}
