// Runs before the first paint so that a dark room never sees a white flash and the text has its chosen size at once.
// `src/lib/look/look.svelte.ts` writes what is read here.
(function () {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let look = {};
  try {
    look = JSON.parse(localStorage.getItem('look') || '{}') || {};
  } catch {
    // A broken note about looks is not worth a broken window.
  }
  const theme =
    look.theme === 'light' || look.theme === 'dark' ? look.theme : dark.matches ? 'dark' : 'light';
  root.dataset.theme = theme;
  const size = Number(look.size);
  if (size >= 100 && size <= 200) root.style.setProperty('--text-scale', String(size / 100));
  if (look.language === 'en') root.lang = 'en';

  // The program starts at the home page: what that shows is asked for while its scripts are still on their way.
  // `src/lib/call.ts` hands these answers out to the first who asks the same.
  const shell = window.__TAURI_INTERNALS__;
  if (!shell || location.pathname !== '/today') return;
  window.asked = new Map();
  for (const [name, input] of [
    ['book.status', null],
    ['today.get', null],
    ['today.activity', { days: 7 }],
  ]) {
    const answer = shell.invoke('call', { name, input });
    // Nobody may ever ask, as when no book is open.
    answer.catch(() => null);
    window.asked.set(name + JSON.stringify(input), answer);
  }
  // The first number or day that is written makes the webview read its tables, which it can do while the scripts come.
  setTimeout(() => {
    const language = look.language === 'en' ? 'en' : 'es';
    new Intl.NumberFormat(language).format(1);
    new Intl.DateTimeFormat('en', { timeZone: 'Europe/Madrid', hour: 'numeric' }).formatToParts(0);
    new Intl.DateTimeFormat(language, { weekday: 'long', month: 'long' }).format(0);
    new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-1, 'day');
  });
})();
