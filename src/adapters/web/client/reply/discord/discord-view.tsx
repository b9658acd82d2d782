/** A reply as Discord shows it, drawn by `@skyra/discord-components-core`. */
import type { LitElement } from 'lit';
import type { VNode } from 'preact';
import type { Reply } from '../../../../../core/reply.js';
import type { DiscordButton, DiscordEmbed } from '../../../server/api-contract.js';
import { pictureAddress } from '../../api.js';
import type { OtherViewProps } from '../other-view-props.js';
import { sheetOf, ShadowBox } from '../shadow-box.js';
import './discord-elements.js';
import { DiscordMarkdown } from './discord-markdown.js';
import style from './discord-view.css?inline';
import { words } from '../../words/shown-words.js';

const SHEET = sheetOf(style);

/** Draws a message. Its choices work; what only Discord can do is shown switched off. */
export function View({ reply, message, at, dark, choose }: OtherViewProps<'discord'>): VNode {
  const { content, embeds, components } = message;
  return (
    <ShadowBox sheet={SHEET}>
      {/* The elements take the theme when they are made, so another theme makes new ones. */}
      <discord-messages key={dark} lightTheme={!dark}>
        <discord-message
          author="Quaymaster"
          avatar="/icon.svg"
          bot
          ephemeral={reply.audience === 'asker'}
          timestamp={new Date(at)}
        >
          <DiscordMarkdown text={content} />
          {embeds.map((embed, key) => (
            <Embed key={key} embed={embed} />
          ))}
          {components.length > 0 && (
            <discord-attachments slot="components">
              {components.map((row, key) => (
                <discord-action-row key={key}>
                  {row.components.map((button) => (
                    <Button key={button.custom_id} button={button} reply={reply} choose={choose} />
                  ))}
                </discord-action-row>
              ))}
            </discord-attachments>
          )}
        </discord-message>
      </discord-messages>
    </ShadowBox>
  );
}

function Embed({ embed }: { readonly embed: DiscordEmbed }): VNode {
  const { color = 0, title, description, fields = [], image } = embed;
  return (
    <discord-embed
      slot="embeds"
      color={`#${color.toString(16).padStart(6, '0')}`}
      image={image && pictureAddress(image.url.replace('attachment://', ''))}
    >
      {(title ?? description) !== undefined && (
        <discord-embed-description slot="description">
          {title !== undefined && (
            <p class="title">
              <DiscordMarkdown text={title} embed />
            </p>
          )}
          {description !== undefined && <DiscordMarkdown text={description} embed />}
        </discord-embed-description>
      )}
      {fields.length > 0 && (
        <discord-embed-fields slot="fields">
          {fields.map(({ name, value }, key) => (
            <discord-embed-field key={key}>
              <p class="field-name">
                <DiscordMarkdown text={name} embed />
              </p>
              <DiscordMarkdown text={value} embed />
            </discord-embed-field>
          ))}
        </discord-embed-fields>
      )}
    </discord-embed>
  );
}

/** What a button of ours carries when it is a choice: its words, or its place among the reply's choices. */
const CHOICE = /^(say|pick):(\d+):(.*)$/s;

/** What a button says when it is clicked; `undefined` for one that works in Discord only. */
function wordsOf(customId: string, reply: Reply): string | undefined {
  const [, kind, place, words] = CHOICE.exec(customId) ?? [];
  if (kind !== 'pick') return words;
  const choices = reply.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
  return choices[Number(place)]?.message;
}

function Button({
  button: { label = '', style, custom_id },
  reply,
  choose,
}: { readonly button: DiscordButton } & Pick<
  OtherViewProps<'discord'>,
  'reply' | 'choose'
>): VNode {
  const type = style === 1 ? 'primary' : 'secondary';
  const chosen = wordsOf(custom_id, reply);
  if (chosen === undefined)
    return (
      <discord-button ref={switchOff} type={type} disabled title={words().chat.worksIn('Discord')}>
        {label}
      </discord-button>
    );
  return (
    <discord-button
      type={type}
      onClick={() => {
        choose(chosen);
      }}
    >
      {label}
    </discord-button>
  );
}

/** The library only paints a disabled button; it must also be one for the keyboard and for screen readers. */
function switchOff(element: EventTarget | null): void {
  const button = element as LitElement | null;
  void button?.updateComplete.then(() => {
    for (const inner of button.shadowRoot?.querySelectorAll('button') ?? []) inner.disabled = true;
  });
}
