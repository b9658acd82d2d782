/**
 * Stands in for lit's `styleMap`, by an alias of the build: lit writes the `style` attribute when it draws an element
 * first, which the page's content security policy refuses. This one sets the element's properties instead.
 */
import { noChange } from 'lit';
import { Directive, directive, type AttributePart } from 'lit/directive.js';

type Styles = Readonly<Record<string, string | null | undefined>>;

class StyleMap extends Directive {
  render(_styles: Styles): typeof noChange {
    return noChange;
  }

  override update({ element }: AttributePart, [styles]: [Styles]): typeof noChange {
    const { style } = element;
    for (const [name, value] of Object.entries(styles)) style.setProperty(name, value ?? null);
    return noChange;
  }
}

/** Sets an element's style, by the names of CSS properties. */
export const styleMap = directive(StyleMap);
