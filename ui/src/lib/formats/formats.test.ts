import { expect, test } from 'vitest';
import { clock, dayOf, dayToType, daysBetween, longDay, nowOn, plusDays, readDay } from './dates';
import { useBookLocale } from './locale.svelte';
import { money, readMoney } from './money';
import { readNumber } from './numbers';

const now = '2026-03-11'; // a Wednesday

test('an amount is read with the marks of either tradition', () => {
  expect(readMoney('1.234,50', 'es-ES', 'EUR')).toBe(123450);
  expect(readMoney('1234,5', 'es-ES', 'EUR')).toBe(123450);
  expect(readMoney('1.234', 'es-ES', 'EUR')).toBe(123400);
  expect(readMoney('1,234.50', 'es-MX', 'MXN')).toBe(123450);
  expect(readMoney('1,234', 'es-MX', 'MXN')).toBe(123400);
  expect(readMoney('12.5', 'es-ES', 'EUR')).toBe(1250);
  expect(readMoney('15000', 'es-CL', 'CLP')).toBe(15000);
});

test('a sum typed into an amount is worked out without floats', () => {
  expect(readMoney('16,99*1,21', 'es-ES', 'EUR')).toBe(2056);
  expect(readMoney('0,1+0,2', 'es-ES', 'EUR')).toBe(30);
  expect(readMoney('(10+5)/3 €', 'es-ES', 'EUR')).toBe(500);
  expect(readMoney('-2,005', 'es-ES', 'EUR')).toBe(-201);
  expect(readMoney('100*21%', 'es-ES', 'EUR')).toBe(2100);
});

test('what is no amount is not read as one', () => {
  for (const text of ['', 'abc', '1/0', '1,2,3.4.5', '(1', '12 34 x', '9'.repeat(40), '=cmd|x'])
    expect(readMoney(text, 'es-ES', 'EUR'), text).toBeNull();
  expect(readNumber('1,', 'es-ES')).toBeNull();
});

test('money groups thousands also where the locale alone would not', () => {
  expect(money(123450, 'EUR').replace(/\s/g, ' ')).toBe('1.234,50 €');
});

test('a day is read from the words people use', () => {
  const read = (text: string) => readDay(text, now, 'es-ES');
  expect(read('hoy')).toBe(now);
  expect(read('Mañana')).toBe('2026-03-12');
  expect(read('pasado mañana')).toBe('2026-03-13');
  expect(read('+7')).toBe('2026-03-18');
  expect(read('-2')).toBe('2026-03-09');
  expect(read('+2s')).toBe('2026-03-25');
  expect(read('en 3 días')).toBe('2026-03-14');
  expect(read('+1m')).toBe('2026-04-11');
  expect(read('lunes')).toBe('2026-03-16');
  expect(read('mié')).toBe('2026-03-18');
  expect(read('15/3')).toBe('2026-03-15');
  expect(read('1/2')).toBe('2026-02-01');
  expect(read('1/8/25')).toBe('2025-08-01');
  expect(read('15 de marzo de 2027')).toBe('2027-03-15');
  expect(read('3 ene')).toBe('2026-01-03');
  expect(read('2026-12-31')).toBe('2026-12-31');
  expect(readDay('3/15/2026', now, 'en-US')).toBe('2026-03-15');
});

test('a day that is written to be typed again is read as the same day, in every country and language', () => {
  for (const locale of ['es-ES', 'en-ES', 'es-MX', 'en-MX', 'es-PR', 'es-PA', 'en-US'])
    for (const day of ['2026-11-05', '2026-03-15', '1999-12-01'])
      expect(readDay(dayToType(day, locale), now, locale), `${day} ${locale}`).toBe(day);
});

test('a day that does not exist is refused', () => {
  for (const text of ['', '30/2', '29/2/2026', '15/13', 'mañanita', '0/0/0', '7'])
    expect(readDay(text, now, 'es-ES'), text).toBeNull();
  expect(readDay('29/2/2028', now, 'es-ES')).toBe('2028-02-29');
});

test('a month later from the 31st is the last day of the shorter month', () => {
  expect(readDay('+1m', '2026-01-31', 'es-ES')).toBe('2026-02-28');
});

test('days are counted over a change of clock and of year', () => {
  expect(plusDays('2026-03-28', 2)).toBe('2026-03-30');
  expect(daysBetween('2025-12-31', '2026-01-01')).toBe(1);
});

test('a moment has the day and the hour of the business, wherever the machine stands', () => {
  const late = new Date('2026-11-22T23:10:00Z');
  useBookLocale('es', 'ES', 'EUR', 'Europe/Madrid');
  expect([dayOf(late), clock(late.getTime())]).toEqual(['2026-11-23', '00:10']);
  useBookLocale('es', 'MX', 'MXN', 'America/Tijuana');
  expect([dayOf(late), clock(late.getTime())]).toEqual(['2026-11-22', '03:10 p.m.']);
  expect(longDay('2026-11-22')).toMatch(/^domingo/);
  useBookLocale('es', 'ES', 'EUR');
});

test('what is written down late keeps its hour over a change of clocks', () => {
  useBookLocale('es', 'ES', 'EUR', 'Europe/Madrid');
  const now = new Date('2026-11-22T23:10:00Z');
  expect(nowOn('2026-11-20', now).toISOString()).toBe('2026-11-19T23:10:00.000Z');
  expect(nowOn('2026-10-20', now).toISOString()).toBe('2026-10-19T22:10:00.000Z');
  expect(dayOf(nowOn('2026-03-29', now))).toBe('2026-03-29');
  useBookLocale('es', 'ES', 'EUR');
});
