import { readFileSync } from 'node:fs';

/**
 * Draws each of Lucide's icons as it is written, in place of building its parts one by one when it is shown: a screen has sixty
 * of them, and the start waits for all. Of the package's properties there are `size` and `strokeWidth`; an icon is decoration,
 * what it means is said beside it.
 * @type {import('vite').Plugin}
 */
export const writtenIcons = {
  name: 'clientela-icons',
  enforce: 'pre',
  load(/** @type {string} */ id) {
    if (!/\/@lucide\/svelte\/dist\/icons\/[^/]+\.svelte$/.test(id)) return;
    const said = readFileSync(id, 'utf8').match(/const iconData = (\{.*\});/)?.[1];
    if (!said) throw new Error(`${id} is not written as icons were when this was`);
    /** @type {{ name: string, node: [string, Record<string, string>][] }} */
    const { name, node } = JSON.parse(said);
    const parts = node.map(
      ([tag, attributes]) =>
        `<${tag} ${Object.entries(attributes)
          .filter(([key]) => key !== 'key')
          .map(([key, value]) => `${key}="${value}"`)
          .join(' ')} />`,
    );
    return `<script>let { size = 24, strokeWidth = 2 } = $props();</script>
<svg class="lucide-${name}" width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor"
  stroke-width={strokeWidth} stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${parts.join('')}</svg>`;
  },
};
