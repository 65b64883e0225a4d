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
];
