/** A chart as something one can take away: a picture, a table for a spreadsheet, a text for the clipboard. */
import { numberFormatter } from '$lib/formats/formatters';

export interface Bar {
  label: string;
  /** In full, for the table and for readers. */
  name: string;
  value: number;
  strong?: boolean;
}

export interface Chart {
  title: string;
  bars: Bar[];
  format: (value: number) => string;
  /** What the bars are: heading of the first column of the table. */
  of: string;
}

/** Text as one cell: quoted where it must be, and never run as a formula by a spreadsheet. */
function cell(text: string, separator: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return safe.includes(separator) || /["\r\n]/.test(safe)
    ? `"${safe.replaceAll('"', '""')}"`
    : safe;
}

/** The figures as a spreadsheet of `locale` opens them: marked UTF-8, `;` where the comma parts decimals. */
export function chartCsv({ title, bars, of }: Chart, locale: string): string {
  const parts = numberFormatter(locale).formatToParts(1.5);
  const mark = parts.find((part) => part.type === 'decimal')?.value ?? '.';
  const separator = mark === ',' ? ';' : ',';
  const lines = [[of, title], ...bars.map((bar) => [bar.name, bar.value] as const)].map((line) =>
    line
      .map((one) =>
        typeof one === 'number' ? String(one).replace('.', mark) : cell(one, separator),
      )
      .join(separator),
  );
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** The figures with tabs between them, as a spreadsheet or a mail takes them from the clipboard. */
export function chartText({ title, bars, of, format }: Chart): string {
  return [[of, title], ...bars.map((bar) => [bar.name, format(bar.value)])]
    .map((line) => line.join('\t'))
    .join('\n');
}

/** Draws the chart in the colours of the page now, twice as fine as a screen. Bars begin at an honest zero. */
export function chartPicture({ title, bars, format }: Chart): Promise<Blob | null> {
  const [width, height, edge] = [960, 480, 40];
  const canvas = document.createElement('canvas');
  canvas.width = width * 2;
  canvas.height = height * 2;
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.resolve(null);
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const font = style.getPropertyValue('--font');
  pen.scale(2, 2);
  pen.fillStyle = colour('--surface');
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = colour('--text');
  pen.font = `600 22px ${font}`;
  pen.fillText(title, edge, edge + 16, width - 2 * edge);
  const [top, base] = [edge + 70, height - edge - 34];
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  const step = (width - 2 * edge) / Math.max(1, bars.length);
  pen.textAlign = 'center';
  for (const [place, bar] of bars.entries()) {
    const middle = edge + step * (place + 0.5);
    const tall = ((base - top) * bar.value) / most;
    const wide = Math.min(72, step * 0.6);
    pen.fillStyle = colour(bar.strong ? '--chart' : '--chart-quiet');
    pen.fillRect(middle - wide / 2, base - tall, wide, tall);
    pen.fillStyle = colour('--text-2');
    pen.font = `500 16px ${font}`;
    if (bar.value) pen.fillText(format(bar.value), middle, base - tall - 8, step);
    pen.fillStyle = colour(bar.strong ? '--text' : '--text-3');
    pen.fillText(bar.name, middle, base + 26, step - 4);
  }
  pen.fillStyle = colour('--line');
  pen.fillRect(edge, base, width - 2 * edge, 1);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}
