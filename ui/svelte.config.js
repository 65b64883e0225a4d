import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
  compilerOptions: { runes: true },
  kit: {
    // One page for every address: the window has no server that could render another.
    adapter: adapter({ fallback: 'index.html', strict: false }),
    // The start-up script is the only inline one; its hash is all the policy lets through.
    csp: { mode: 'hash', directives: { 'script-src': ['self'] } },
    output: { bundleStrategy: 'split' },
    version: { pollInterval: 0 },
  },
};
