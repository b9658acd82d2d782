/** One setting: its field, what holds now, and the way back to its default. */
import { useRef, useState } from 'preact/hooks';
import type { ShownSetting } from '../../../../bot/settings/settings-overview.js';
import { FieldView } from '../reply/form/field-view.js';
import { valuesIn } from '../reply/form/values-in.js';
import { sentence } from '../use-fetched.js';
import { shownLanguage, words } from '../words/shown-words.js';

/** What is drawn. */
export interface SettingFormProps {
  readonly setting: ShownSetting;
  /** Changes it. @returns what is wrong; `null`: it is changed */
  readonly change: (name: string, value: string) => Promise<string | null>;
}

/** Takes back what was set, as `/settings` takes it. */
const DEFAULT = 'default';
const ALL = 'all';

/** Draws the form. */
export function SettingForm({ setting, change }: SettingFormProps) {
  const { name, summary, field, isSet, isPinned } = setting;
  const said = words().settings;
  const form = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState('');
  const [outcome, setOutcome] = useState('');
  const set = (value: string): void => {
    setOutcome('');
    change(name, value).then(
      (wrong) => {
        setProblem(wrong ?? '');
        if (wrong === null) setOutcome(said.saved);
      },
      (error: unknown) => {
        setProblem(sentence(error));
      },
    );
  };
  return (
    <form
      ref={form}
      class="setting"
      aria-label={summary}
      onSubmit={(event) => {
        event.preventDefault();
        set(writtenIn(form.current, name));
      }}
    >
      {isPinned ? (
        <h3>{field.label}</h3>
      ) : (
        // What is filled in follows what is set, and nothing else that is drawn anew.
        <FieldView
          key={JSON.stringify(field)}
          field={field}
          id={`setting-${name}`}
          placeholder={undefined}
          error={problem}
        />
      )}
      <Facts setting={setting} />
      {isPinned ? (
        <p class="hint">{said.pinned}</p>
      ) : (
        <div class="asked-buttons">
          <button type="submit" class="button small">
            {said.save}
          </button>
          {isSet && (
            <button
              type="button"
              class="button small quiet"
              onClick={() => {
                set(DEFAULT);
              }}
            >
              {said.takeBack}
            </button>
          )}
          <span role="status">{outcome}</span>
        </div>
      )}
    </form>
  );
}

function Facts({ setting: { value, from, fallback, changed } }: Pick<SettingFormProps, 'setting'>) {
  const said = words().settings;
  return (
    <ul class="facts">
      <li>{said.holds(value, from)}</li>
      {fallback !== value && <li>{said.fallback(fallback)}</li>}
      {changed && <li>{said.changed(dateOf(changed.at), changed.who)}</li>}
    </ul>
  );
}

/** What is filled in, as it is typed behind the setting's name; nothing takes back what is set. */
function writtenIn(form: HTMLFormElement | null, name: string): string {
  const values = (valuesIn(form)[name] ?? []).map((value) => value.trim());
  // Of sets of notes, the box for all of them stands for each.
  if (values.includes(ALL)) return ALL;
  return values.filter((value) => value !== '').join(', ') || DEFAULT;
}

function dateOf(at: number): string {
  return new Date(at).toLocaleDateString(shownLanguage(), { dateStyle: 'medium' });
}
