/** What no screen needs to stand, as one file that is asked for once it stands: the window is shown the sooner. */
export { default as Overlays } from './Overlays.svelte';
export { default as Peek } from './Peek.svelte';
