/** Turns vector pictures into PNG for outlets that show no vectors; the font comes along, so every machine draws the same. */
import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';

const require = createRequire(import.meta.url);

/** Atkinson Hyperlegible (Braille Institute, SIL OFL 1.1): drawn for legibility at small sizes. */
const FONTS = [
  '400Regular/AtkinsonHyperlegible_400Regular',
  '700Bold/AtkinsonHyperlegible_700Bold',
].map((name) => require.resolve(`@expo-google-fonts/atkinson-hyperlegible/${name}.ttf`));

/** Twice the drawing's own size: sharp on a phone's display. */
const SCALE = 2;

/**
 * Renders an SVG picture as PNG.
 * @param svg - a drawing of our own; nothing in it may refer outside
 * @returns the PNG's bytes
 */
export async function rasterise(svg: string): Promise<Uint8Array> {
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: SCALE },
    font: {
      fontFiles: FONTS,
      loadSystemFonts: false,
      defaultFontFamily: 'Atkinson Hyperlegible',
    },
  });
  return image.asPng();
}
