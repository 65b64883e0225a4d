import { expect, test } from 'vitest';
import { chartCsv, chartText, type Chart } from './chart';

const chart: Chart = {
  title: 'Contactos; de la semana',
  of: 'Día',
  format: (value) => `${value} €`,
  bars: [
    { label: 'L', name: 'lunes', value: 12.5 },
    { label: 'M', name: '=cmd|1', value: 0 },
  ],
};

test('the figures of a chart open right in a spreadsheet of the country, and run nothing', () => {
  expect(chartCsv(chart, 'es-ES')).toBe(
    '\ufeffDía;"Contactos; de la semana"\r\nlunes;12,5\r\n\'=cmd|1;0\r\n',
  );
  expect(chartCsv(chart, 'es-MX').split('\r\n')[1]).toBe('lunes,12.5');
});

test('what is copied reads as it is seen', () => {
  expect(chartText(chart).split('\n')[1]).toBe('lunes\t12.5 €');
});
