/** The columns of a list, and which of them there is room for. */
export interface Column {
  key: string;
  label: string;
  /** Least width in rem; `grow` is its share of what is left over. */
  min: number;
  grow?: number;
  sortable?: boolean;
  right?: boolean;
  /** Goes before those with a higher number where there is no room; without a number it stays. */
  shed?: number;
}

/** The least width in rem of columns beside `edges` rem of something else. */
export function least(columns: Column[], edges: number): number {
  return columns.reduce((sum, one) => sum + one.min, edges);
}

/** Those columns that fit into `room` rem beside `edges`, in their order. */
export function fitting(columns: Column[], room: number, edges: number): Column[] {
  let kept = columns;
  for (const one of columns.filter((one) => one.shed).sort((a, b) => a.shed! - b.shed!)) {
    if (least(kept, edges) <= room) break;
    kept = kept.filter((other) => other !== one);
  }
  return kept;
}
