/** The endings of the files an import reads, without the dot. */
export const READABLE = [
  'csv',
  'tsv',
  'txt',
  'xlsx',
  'xlsm',
  'xlsb',
  'xls',
  'ods',
  'zip',
  'gz',
  'vcf',
  'ics',
  'db',
];

/** Of those, the ones that hold several tables which belong together. */
const SEVERAL = ['db'];

/** Whether a path is one table to look at, and nothing to choose from. */
export function isOneTable(path: string): boolean {
  const ending = path.toLowerCase().split('.').pop() ?? '';
  return READABLE.includes(ending) && !SEVERAL.includes(ending);
}

/** The endings of electronic invoices. */
export const INVOICES = ['xml', 'pdf'];

/** Whether a path may hold electronic invoices: one of their files, a ZIP, or a folder, which has no ending of a table. */
export function mayHoldInvoices(path: string): boolean {
  const is = (endings: string[]) => endings.some((one) => path.toLowerCase().endsWith(`.${one}`));
  return is([...INVOICES, 'zip']) || !is(READABLE);
}
