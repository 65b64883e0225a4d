/** Writes exactly what is seen to a file a spreadsheet opens. */
import type { Selection, Sort } from '$lib/api';

/** Asks where, then writes the chosen clients with these columns in this order. */
export async function exportClients(_what: {
  selection: Selection;
  columns: string[];
  sort: Sort | undefined | null;
}) {}
