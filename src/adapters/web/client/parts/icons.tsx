/** The page's few icons: 20 by 20, drawn with the colour of the text around them, silent to screen readers. */
import type { ComponentChildren } from 'preact';

const icon = (drawing: ComponentChildren) =>
  function Icon() {
    return (
      <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
        {drawing}
      </svg>
    );
  };

export const ChatIcon = icon(<path d="M3.5 4.5h13v9h-7l-3.5 3v-3h-2.5z" />);
export const NotesIcon = icon(
  <path d="M10 5.5c-2-1.3-4.2-1.5-6.5-1.3v11c2.3-.2 4.5 0 6.5 1.3 2-1.3 4.2-1.5 6.5-1.3v-11c-2.3-.2-4.5 0-6.5 1.3zm0 0v11" />,
);
export const InboxIcon = icon(<path d="M3.5 11.5 6 4.5h8l2.5 7v4h-13zm0 0h4l1 2h3l1-2h4" />);
export const TeachingIcon = icon(
  <path d="M5 3.5h7.5l2.5 2.5v4M5 3.5v13h4.5M8 8h4M8 11h2.5M11.5 16.5l.6-2.2 4-4 1.6 1.6-4 4z" />,
);
export const NumbersIcon = icon(<path d="M3.5 16.5h13M5.5 16.5v-5M10 16.5v-12M14.5 16.5v-8" />);
export const SettingsIcon = icon(
  <path d="M3.5 6h7M14.5 6h2M3.5 14h2M9.5 14h7M12.5 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM7.5 12a2 2 0 1 0 0 4 2 2 0 0 0 0-4z" />,
);
export const SunIcon = icon(
  <path d="M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1" />,
);
export const MoonIcon = icon(<path d="M16.5 11.7A7 7 0 0 1 8.3 3.5a7 7 0 1 0 8.2 8.2z" />);
export const NewIcon = icon(<path d="M10 4v12M4 10h12" />);
export const SendIcon = icon(<path d="M3.5 10 16.5 4l-4 12.5-3-5zM9.5 11.5l7-7.5" />);
export const CopyIcon = icon(<path d="M7.5 7.5h8v9h-8zM12.5 7.5v-4h-8v9h3" />);
export const CloseIcon = icon(<path d="m5 5 10 10M15 5 5 15" />);
export const BackIcon = icon(<path d="M12 4.5 6.5 10l5.5 5.5" />);
export const GoIcon = icon(<path d="M4 10h12M11.5 5.5 16 10l-4.5 4.5" />);
export const SearchIcon = icon(<path d="M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4zM12.8 12.8 16.5 16.5" />);
export const RetryIcon = icon(<path d="M15.5 6.5A6.5 6.5 0 1 0 16.5 10M16 3v4h-4" />);
export const TickIcon = icon(<path d="m4.5 10.5 3.5 4 7.5-9" />);
export const CrossIcon = icon(<path d="m5.5 5.5 9 9M14.5 5.5l-9 9" />);
export const UnknownIcon = icon(
  <path d="M7 7.5a3 3 0 1 1 4.3 2.7c-.8.4-1.3 1-1.3 2.1M10 15.3v.2" />,
);
