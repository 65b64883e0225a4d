/** The lists of clients the home page shows only the beginning of. */
import { toAddress, type Condition } from '$lib/filters/filter';

const listed = (items: Condition[], sort: string) =>
  `/clients?f=${encodeURIComponent(toAddress({ join: 'all', items }))}&s=${sort}`;

/** Clients nobody has planned anything with. */
export const withoutStepAddress = listed([{ field: 'next_step', op: 'empty' }], '-last_contact');

/** Clients without contact for longer than `days`. */
export const quietAddress = (days: number) =>
  listed([{ field: 'last_contact', op: 'before-days', value: days }], '-last_contact');
