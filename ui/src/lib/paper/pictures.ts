/** Pages of paper as pictures on the screen: nothing in them can run. */

/** Milliseconds in which the webview reads the pictures inside a picture it has read. */
const INSIDE = 60;

/**
 * Shows SVG pages by their addresses, once all that is in them can be drawn: the webview draws a picture while the pictures inside it
 * (a code, a logo) are still being read, and never again. Returns the way to let go of them.
 */
export function showPages(pages: string[], show: (addresses: string[]) => void): () => void {
  const addresses = pages.map((svg) =>
    URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })),
  );
  let wanted = true;
  const read = addresses.map((address, at) =>
    pages[at]?.includes('<image') ? readWhole(address) : null,
  );
  void Promise.all(read).then(() => {
    if (wanted) show(addresses);
  });
  return () => {
    wanted = false;
    for (const address of addresses) URL.revokeObjectURL(address);
  };
}

async function readWhole(address: string) {
  const picture = new Image();
  picture.src = address;
  await picture.decode().catch(() => null);
  await new Promise((done) => setTimeout(done, INSIDE));
}
