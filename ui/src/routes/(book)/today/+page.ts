import { askDay } from './day';

/** Asked at once and not when the screen stands: the program starts here, and its window is shown when all is there. */
export async function load({ parent }) {
  const asked = askDay().then(
    (found) => ({ found, failure: null }),
    (failure: unknown) => ({ found: null, failure }),
  );
  // Without an open book it leads elsewhere.
  await parent();
  return asked;
}
