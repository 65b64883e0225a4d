/** The columns the list of clients can show, built-in ones and the owner's own fields. */
import type { Field } from '$lib/api';
import type { FieldKind, FilterField } from '$lib/filters/filter';
import { known, t } from '$lib/words/words.svelte';

export interface ClientColumn {
  key: string;
  label: string;
  min: number;
  grow?: number;
  sortable?: boolean;
  right?: boolean;
}

interface BuiltIn {
  min: number;
  grow?: number;
  sortable?: boolean;
  right?: boolean;
}

const builtIn: Record<string, BuiltIn> = {
  name: { min: 13, grow: 3, sortable: true },
  city: { min: 7, grow: 1, sortable: true },
  phone: { min: 9 },
  mail: { min: 11, grow: 1 },
  tags: { min: 8, grow: 1 },
  last_contact: { min: 7.5, sortable: true },
  first_contact: { min: 7.5, sortable: true },
  next_step: { min: 8, sortable: true },
  interactions: { min: 6, sortable: true, right: true },
  salesperson: { min: 8 },
  created: { min: 7, sortable: true },
};

/** Shown until a person chooses others. */
export const usualColumns = ['name', 'city', 'phone', 'tags', 'last_contact', 'next_step'];

/** Every column there is, in the order one meets them. */
export function allColumns(fields: Field[]): ClientColumn[] {
  return [
    ...Object.entries(builtIn).map(([key, one]) => ({
      key,
      ...one,
      label: known(`column-${key.replaceAll('_', '-')}`) ?? key,
    })),
    ...fields.map((field) => ({
      key: `field:${field.id}`,
      label: field.name,
      min: 7,
      grow: 1,
      right: field.kind === 'number' || field.kind === 'money',
    })),
  ];
}

const ownKinds: Record<string, FieldKind> = {
  text: 'text',
  number: 'number',
  money: 'money',
  date: 'day',
  choice: 'choice',
  boolean: 'boolean',
  client: 'client',
};
