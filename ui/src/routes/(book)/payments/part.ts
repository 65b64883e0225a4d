/** What every part of this screen is given: the tabs between the parts, and the way to another. */
export interface Part {
  tabs: { value: string; label: string }[];
  turn: (view: string) => unknown;
}
