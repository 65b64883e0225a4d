/** Where one was in each list, so that coming back from a record returns to the same row. Lives as long as the window. */
interface Place {
  query: string;
  at: number;
  top: number;
}
const places = new Map<string, Place>();

/** Remembers the place in the list called `name`. */
export function keepPlace(name: string, place: Place) {
  places.set(name, place);
}

/** The place kept for this list and this question. */
export function placeOf(name: string, query: string): Place | undefined {
  const place = places.get(name);
  return place?.query === query ? place : undefined;
}
