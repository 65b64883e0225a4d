/** The record shown beside the list without leaving it. */
export interface Peeked {
  kind: 'client' | 'interaction' | 'sale' | 'payment';
  id: string;
}
let shown = $state.raw<Peeked | null>(null);

export function peeked(): Peeked | null {
  return shown;
}
/** Shows a record in the side panel, or hides the panel when it already shows that one. */
export function peek(record: Peeked | null, toggle = true) {
  shown = toggle && record && shown && shown.id === record.id ? null : record;
}
