/** How remittances are told: the reasons banks give, the usual ones first, and the tone of each state. */
import type { RemittanceState } from '$lib/api';

export const reasons = [
  'AM04',
  'MD01',
  'MD06',
  'MS02',
  'MS03',
  'AC01',
  'AC04',
  'AC06',
  'AG01',
  'AM05',
  'AC13',
  'AG02',
  'BE05',
  'CNOR',
  'DNOR',
  'FF01',
  'FF05',
  'MD02',
  'MD07',
  'RC01',
  'RR04',
  'SL01',
];

export const tones: Record<RemittanceState, 'none' | 'good' | 'plain'> = {
  sent: 'none',
  collected: 'good',
  withdrawn: 'plain',
};
