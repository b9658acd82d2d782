/** The whole page. What must outlive a change of view (conversation, draft, filter) is held here. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { fetchHello } from './api.js';
import { ChatPage } from './chat/chat-page.js';
import { InboxPage } from './inbox/inbox-page.js';
import { NumbersPage } from './numbers/numbers-page.js';
import { NotesPage } from './notes/notes-page.js';
import { SideRail } from './parts/side-rail.js';
import { SettingsPage } from './settings/settings-page.js';
import { ShownConversation } from './shown-conversation.js';
import { ShownTheme, useTheme } from './theme.js';
import { TeachingPage } from './teaching/teaching-page.js';
import { useConversation } from './use-conversation.js';
import { useFetched } from './use-fetched.js';
import { navigate, useRoute } from './use-route.js';
import { useLanguage } from './words/use-language.js';
import { words } from './words/shown-words.js';

/** Draws the page for the current address. */
export function App() {
  const { page, place } = useRoute();
  const [language, chooseLanguage] = useLanguage();
  const conversation = useConversation();
  const hello = useFetched(`${language} ${conversation.tried ? conversation.id : ''}`, (signal) =>
    fetchHello(conversation.id, signal),
  );
  const [theme, toggleTheme] = useTheme();
  const [draft, setDraft] = useState('');
  const [filter, setFilter] = useState('');
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title =
      page === 'chat' ? 'Quaymaster' : `${place?.file ?? words().titles[page]} · Quaymaster`;
  }, [page, place?.file, language]);
  const begin = (text: string): void => {
    setDraft(text);
    navigate({ page: 'chat' });
    main.current?.querySelector('textarea')?.focus();
  };
  return (
    <ShownTheme.Provider value={theme}>
      <ShownConversation.Provider value={conversation.id}>
        <div class="app">
          <button type="button" class="skip" onClick={() => main.current?.focus()}>
            {words().frame.skip}
          </button>
          <SideRail
            hello={hello.state === 'loaded' ? hello.data : undefined}
            page={page}
            begin={begin}
            theme={theme}
            toggleTheme={toggleTheme}
            language={language}
            chooseLanguage={chooseLanguage}
          />
          <main ref={main} tabIndex={-1}>
            {page === 'inbox' && <InboxPage />}
            {page === 'teaching' && <TeachingPage />}
            {page === 'numbers' && <NumbersPage />}
            {page === 'settings' && <SettingsPage key={language} />}
            {page === 'chat' && (
              <ChatPage
                hello={hello}
                conversation={conversation}
                draft={draft}
                setDraft={setDraft}
                place={place}
              />
            )}
            {page === 'notes' && <NotesPage place={place} filter={filter} setFilter={setFilter} />}
          </main>
        </div>
      </ShownConversation.Provider>
    </ShownTheme.Provider>
  );
}
