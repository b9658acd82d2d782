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

export const ChatIcon = icon(<path d="M3.5 4.500h13v9h-7l-3.500 3v-3h-2.500z" />);
export const NotesIcon = icon(
  <path d="M10 5.500c-2-1.300-4.200-1.500-6.500-1.300v11c2.300-.2 4.500 0 6.500 1.300 2-1.300 4.200-1.500 6.500-1.300v-11c-2.300-.2-4.500 0-6.500 1.300zm0 0v11" />,
);
export const SunIcon = icon(
  <path d="M10 6.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7zM10 2v1.500M10 16.500V18M2 10h1.500M16.500 10H18M4.300 4.300l1.100 1.100M14.600 14.600l1.100 1.100M4.300 15.700l1.100-1.100M14.600 5.400l1.100-1.100" />,
);
export const MoonIcon = icon(
  <path d="M16.500 11.700A7 7 0 0 1 8.300 3.500a7 7 0 1 0 8.200 8.200z" />,
);
export const NewIcon = icon(<path d="M10 4v12M4 10h12" />);
export const SendIcon = icon(<path d="M3.500 10 16.500 4l-4 12.500-3-5zM9.500 11.500l7-7.500" />);
export const CopyIcon = icon(<path d="M7.500 7.500h8v9h-8zM12.500 7.500v-4h-8v9h3" />);
export const CloseIcon = icon(<path d="m5 5 10 10M15 5 5 15" />);
export const BackIcon = icon(<path d="M12 4.500 6.500 10l5.500 5.500" />);
export const SearchIcon = icon(
  <path d="M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4zM12.800 12.800 16.500 16.500" />,
);
export const RetryIcon = icon(<path d="M15.500 6.500A6.500 6.500 0 1 0 16.500 10M16 3v4h-4" />);
export const TickIcon = icon(<path d="m4.500 10.500 3.500 4 7.500-9" />);
export const CrossIcon = icon(<path d="m5.500 5.500 9 9M14.500 5.500l-9 9" />);
export const UnknownIcon = icon(
  <path d="M7 7.500a3 3 0 1 1 4.300 2.700c-.8.4-1.300 1-1.300 2.100M10 15.300v.2" />,
);
