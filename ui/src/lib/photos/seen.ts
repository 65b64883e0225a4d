/** Does something once, when an element comes into sight; the returned function gives up waiting. */
export function whenSeen(element: Element, does: () => void): () => void {
  const watcher = new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    watcher.disconnect();
    does();
  });
  watcher.observe(element);
  return () => watcher.disconnect();
}
