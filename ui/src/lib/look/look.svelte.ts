/**
 * How this window looks on this machine: theme, text size and whether amounts are hidden. It belongs to the machine, not to
 * the book, and is kept in the page's own store so that `static/first-paint.js` can read it before anything is drawn.
 */
export type Theme = 'system' | 'light' | 'dark';

interface Look {
  theme: Theme;
  /** Text size in per cent, 100–200. */
  size: number;
  /** Language of the screens while no book says otherwise. */
  language: 'es' | 'en';
  /** No amount of money is shown: the screen stands towards the client. */
  hidden: boolean;
}

const kept = 'look';
const dark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;

function remembered(): Look {
  const plain: Look = { theme: 'system', size: 100, language: 'es', hidden: false };
  try {
    return { ...plain, ...JSON.parse(localStorage.getItem(kept) ?? '{}') };
  } catch {
    return plain;
  }
}

const look = $state(remembered());

function paint() {
  const root = document.documentElement;
  root.dataset.theme = look.theme === 'system' ? (dark?.matches ? 'dark' : 'light') : look.theme;
  root.style.setProperty('--text-scale', String(look.size / 100));
}

dark?.addEventListener('change', paint);

/** The look now; read it in a component to follow its changes. */
export function currentLook(): Readonly<Look> {
  return look;
}

/** Hides every amount of money, or shows them again. */
export function hideAmounts(hidden = !look.hidden) {
  setLook({ hidden });
}

/** Changes the look at once and keeps it for the next start. */
export function setLook(change: Partial<Look>) {
  Object.assign(look, change);
  look.size = Math.min(200, Math.max(100, Math.round(look.size)));
  try {
    localStorage.setItem(kept, JSON.stringify(look));
  } catch {
    // A full or forbidden store loses only the memory of it.
  }
  paint();
}
