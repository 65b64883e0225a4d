import { expect, test } from 'vitest';
import { fitting, type Column } from './columns';

const columns: Column[] = [
  { key: 'name', label: 'Nombre', min: 10 },
  { key: 'city', label: 'Ciudad', min: 6, shed: 2 },
  { key: 'tags', label: 'Etiquetas', min: 6, shed: 1 },
  { key: 'step', label: 'Paso', min: 6 },
];
const keys = (room: number) => fitting(columns, room, 2).map((one) => one.key);

test('columns leave by their number, and only while there is no room', () => {
  expect(keys(30)).toEqual(['name', 'city', 'tags', 'step']);
  expect(keys(29)).toEqual(['name', 'city', 'step']);
  expect(keys(23)).toEqual(['name', 'step']);
  expect(keys(5)).toEqual(['name', 'step']);
});
