import { describe, expect, it } from 'vitest';
import type { Client, Quality } from '$lib/api';
import { asked, change } from './repair';

const client = {
  id: 'a',
  name: 'JOSÉ MUÑOZ',
  contact_points: [
    { id: 'p', kind: 'phone', value: '+34612345678', shown: '612 34 56 78', label: 'móvil' },
    { id: 'm', kind: 'mail', value: 'jose@gmial.com', shown: 'jose@gmial.com', label: '' },
  ],
  addresses: [
    {
      id: '1',
      label: '',
      street: 'Mayor 1',
      city: 'Madrid',
      region: '',
      postcode: '28013',
      country: 'ES',
    },
    {
      id: '2',
      label: '',
      street: 'Sol 2',
      city: 'Barcelona',
      region: '',
      postcode: '8001',
      country: 'ES',
    },
  ],
} as unknown as Client;
const doubt = (code: string, value: string | null = null, suggestion: string | null = null) => ({
  code,
  value,
  suggestion,
});
const of = (...doubts: ReturnType<typeof doubt>[]) =>
  asked({ client, score: 50, doubts } as Quality).flatMap((one) => one.cells);

describe('putting a client right', () => {
  it('takes what was probably meant without a key pressed', () => {
    const all = of(
      doubt('mail-doubtful', 'jose@gmial.com', 'jose@gmail.com'),
      doubt('postcode-doubtful', '8001', '08001'),
      doubt('name-capitals', 'JOSÉ MUÑOZ', 'José Muñoz'),
    );
    const made = change(client, all);
    expect(made?.name).toBe('José Muñoz');
    expect(made?.contact_points?.map((point) => point.value)).toEqual([
      '612 34 56 78',
      'jose@gmail.com',
    ]);
    expect(made?.addresses?.map((place) => place.postcode)).toEqual(['28013', '08001']);
  });

  it('changes nothing where nothing was typed', () => {
    expect(change(client, of(doubt('no-tax-id'), doubt('tax-id-wrong', 'X1')))).toBeNull();
  });

  it('adds what is missing and keeps the rest', () => {
    const bare = { ...client, addresses: [] } as Client;
    const all = of(doubt('no-address'), doubt('no-tax-id'));
    all.find((one) => one.cell === 'city')!.typed = 'Sevilla';
    expect(change(bare, all)).toEqual({ addresses: [{ city: 'Sevilla' }] });
  });

  it('asks for a cell once', () => {
    expect(of(doubt('no-surname', 'JOSÉ'), doubt('name-capitals', 'JOSÉ', 'José'))).toHaveLength(1);
  });
});
