/** How the bot behaves: each setting with what holds, who set it and its default, changed in its place. */
import { useContext, useState } from 'preact/hooks';
import type { SettingsSection } from '../../../../bot/settings/settings-overview.js';
import { fetchSettings, sendMessage } from '../api.js';
import { KeptPage } from '../parts/kept-page.js';
import { LoadFailure } from '../parts/load-failure.js';
import { ShownConversation } from '../shown-conversation.js';
import { useFetched } from '../use-fetched.js';
import { words } from '../words/shown-words.js';
import { SettingForm } from './setting-form.js';

/** Draws the page. */
export function SettingsPage() {
  const said = words().settings;
  // Counts changes, so that each reads the settings anew.
  const [changes, setChanges] = useState(0);
  const fetched = useFetched(String(changes), fetchSettings);
  const conversation = useContext(ShownConversation);
  /** As somebody would type it. @returns what is wrong; `null`: it is changed */
  const change = async (name: string, value: string): Promise<string | null> => {
    const typed = `workspace ${name} ${value}`;
    const command = { name: 'settings', arguments: { change: typed } };
    const { reply } = await sendMessage({ text: `/settings ${typed}`, command, conversation });
    if (reply?.tone === 'bad') return reply.summary;
    setChanges(changes + 1);
    return null;
  };
  return (
    <KeptPage page="settings">
      {fetched.state === 'loading' && <p role="status">{said.reading}</p>}
      {fetched.state === 'failed' && <LoadFailure failed={fetched} />}
      {fetched.state === 'loaded' &&
        fetched.data.sections.map((section) => (
          <Section key={section.topic} section={section} change={change} />
        ))}
    </KeptPage>
  );
}

interface SectionProps {
  readonly section: SettingsSection;
  readonly change: (name: string, value: string) => Promise<string | null>;
}

function Section({ section: { topic, settings }, change }: SectionProps) {
  return (
    <section aria-labelledby={`settings-${topic}`}>
      <h2 id={`settings-${topic}`}>{words().settings.topics[topic]}</h2>
      {settings.map((setting) => (
        <SettingForm key={setting.name} setting={setting} change={change} />
      ))}
    </section>
  );
}
