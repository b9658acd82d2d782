/** The elements of `@skyra/discord-components-core` that are used here: loads them, and tells JSX of them. */
import '@skyra/discord-components-core/discord-action-row.js';
import '@skyra/discord-components-core/discord-attachments.js';
import { DiscordButton } from '@skyra/discord-components-core/discord-button.js';
import '@skyra/discord-components-core/discord-code.js';
import { DiscordEmbed } from '@skyra/discord-components-core/discord-embed.js';
import '@skyra/discord-components-core/discord-embed-description.js';
import '@skyra/discord-components-core/discord-embed-field.js';
import '@skyra/discord-components-core/discord-embed-fields.js';
import '@skyra/discord-components-core/discord-mention.js';
import { DiscordMessage } from '@skyra/discord-components-core/discord-message.js';
import '@skyra/discord-components-core/discord-messages.js';
import '@skyra/discord-components-core/discord-quote.js';
import { css } from 'lit';
import type { HTMLAttributes } from 'preact';

// Discord's own grey is too faint to read for many; and on a phone the words must break before they leave the screen.
DiscordMessage.elementStyles.push(css`
  :host {
    padding-right: 1em;
  }
  .discord-message-content {
    min-width: 0;
  }
  :host .discord-message-timestamp,
  :host .discord-message-ephemeral {
    color: #a9adb5;
  }
  :host([light-theme]) .discord-message-timestamp,
  :host([light-theme]) .discord-message-ephemeral {
    color: #5c6068;
  }
`);
DiscordEmbed.elementStyles.push(css`
  :host .discord-embed-wrapper .discord-embed-grid {
    grid-template-columns: minmax(0, auto);
  }
`);

// A label of three lines, as on a phone, needs its room.
DiscordButton.elementStyles.push(css`
  :host > *:first-child {
    height: auto;
  }
`);

declare module 'preact' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- Preact's names for elements live in one
  namespace JSX {
    interface IntrinsicElements {
      'discord-action-row': HTMLAttributes;
      'discord-attachments': HTMLAttributes;
      'discord-button': HTMLAttributes & { type?: 'primary' | 'secondary'; disabled?: boolean };
      'discord-code': HTMLAttributes & { embed?: boolean; multiline?: boolean };
      'discord-embed': HTMLAttributes & {
        color?: string;
        image?: string | undefined;
      };
      'discord-embed-description': HTMLAttributes;
      'discord-embed-field': HTMLAttributes;
      'discord-embed-fields': HTMLAttributes;
      'discord-mention': HTMLAttributes;
      'discord-message': HTMLAttributes & {
        author?: string;
        avatar?: string;
        bot?: boolean;
        ephemeral?: boolean;
        timestamp?: Date;
      };
      'discord-messages': HTMLAttributes & { lightTheme?: boolean };
      'discord-quote': HTMLAttributes;
    }
  }
}
