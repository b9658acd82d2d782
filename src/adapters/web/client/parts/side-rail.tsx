/** The quay wall at the side: who this is, where to go, what can be typed. On a phone, the bar at the top. */
import { LANGUAGES, type Language } from '../../../../core/language.js';
import type { Hello } from '../../server/api-contract.js';
import {
  ChatIcon,
  InboxIcon,
  MoonIcon,
  NotesIcon,
  NumbersIcon,
  SettingsIcon,
  SunIcon,
  TeachingIcon,
} from './icons.js';
import { Logo } from './logo.js';
import { formatRoute, type Route } from '../route.js';
import type { Theme } from '../theme.js';
import { words } from '../words/shown-words.js';

/** What the rail shows. */
export interface SideRailProps {
  readonly hello: Hello | undefined;
  readonly page: Route['page'];
  /** Puts the beginning of a command into the message box. */
  readonly begin: (text: string) => void;
  readonly theme: Theme;
  readonly toggleTheme: () => void;
  readonly language: Language;
  readonly chooseLanguage: (language: Language) => void;
}

const PAGES = [
  { name: 'chat', Icon: ChatIcon },
  { name: 'notes', Icon: NotesIcon },
  { name: 'inbox', Icon: InboxIcon },
  { name: 'teaching', Icon: TeachingIcon },
  { name: 'numbers', Icon: NumbersIcon },
  { name: 'settings', Icon: SettingsIcon },
] as const;

/** Draws the rail. */
export function SideRail(props: SideRailProps) {
  const { hello, page, begin } = props;
  const said = words();
  return (
    <header class="rail">
      <a class="brand" aria-label="Quaymaster" href={formatRoute({ page: 'chat' })}>
        <Logo />
        <span>Quaymaster</span>
      </a>
      <nav class="pages" aria-label={said.frame.pages}>
        {PAGES.map(({ name, Icon }) => (
          <a
            key={name}
            href={formatRoute({ page: name })}
            aria-current={page === name ? 'page' : undefined}
          >
            <Icon /> {said.titles[name]}
          </a>
        ))}
      </nav>
      {hello && <Commands hello={hello} begin={begin} />}
      <div class="rail-foot">
        <ThemeToggle {...props} />
        <LanguageChoice {...props} />
        {hello && <span class="version">{said.frame.version(hello.version)}</span>}
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
  const said = words().frame;
  const rest = hello.commands.filter(({ first }) => first !== true);
  return (
    <section class="commands" aria-labelledby="commands-title">
      <h2 id="commands-title">{said.commands}</h2>
      <CommandList commands={hello.commands.filter(({ first }) => first)} begin={begin} />
      <details>
        <summary>{said.moreCommands(rest.length)}</summary>
        <CommandList commands={rest} begin={begin} />
      </details>
    </section>
  );
}

function CommandList({ commands, begin }: Pick<Hello, 'commands'> & Pick<SideRailProps, 'begin'>) {
  return (
    <ul>
      {commands.map(({ name, summary }) => (
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
  );
}

function ThemeToggle({ theme, toggleTheme }: Pick<SideRailProps, 'theme' | 'toggleTheme'>) {
  return (
    <button
      type="button"
      class="theme-toggle"
      aria-label={theme === 'dark' ? words().frame.toLight : words().frame.toDark}
      onClick={toggleTheme}
    >
      {theme === 'dark' ? <SunIcon /> : <MoonIcon />}
    </button>
  );
}

/** How each language calls itself: whoever looks for theirs finds it whatever is shown. */
const OWN_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

function LanguageChoice({
  language,
  chooseLanguage,
}: Pick<SideRailProps, 'language' | 'chooseLanguage'>) {
  return (
    <select
      class="language-choice"
      aria-label={words().frame.language}
      value={language}
      onChange={({ currentTarget: { value } }) => {
        chooseLanguage(LANGUAGES.find((one) => one === value) ?? language);
      }}
    >
      {LANGUAGES.map((one) => (
        <option key={one} value={one} lang={one}>
          {OWN_NAMES[one]}
        </option>
      ))}
    </select>
  );
}
