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
})();
