/** What is owed, in words. */
import type { Aging, DueReminder, HowSent, PayingHabit } from '$lib/api';
import type { Chart } from '$lib/charts/chart';
import { minorDigits, moneyInFull } from '$lib/formats/money';
import { known, t } from '$lib/words/words.svelte';

/** How late, from not at all to the latest. */
export const steps = [
  { of: 'not_due_minor', word: 'aging-not-due' },
  { of: 'to_30_minor', word: 'aging-to-30' },
  { of: 'to_60_minor', word: 'aging-to-60' },
  { of: 'to_90_minor', word: 'aging-to-90' },
  { of: 'over_90_minor', word: 'aging-over-90' },
] as const;

/** All of it. */
export function owed(aging: Aging): number {
  return steps.reduce((sum, step) => sum + aging[step.of], 0);
}

/** What of it is late. */
export function late(aging: Aging): number {
  return owed(aging) - aging.not_due_minor;
}

/** The figures as a chart that can be taken away. */
export function agingChart(aging: Aging, currency: string): Chart {
  // A table for a spreadsheet wants whole units.
  const minor = 10 ** minorDigits(currency);
  return {
    title: t('owed-aging'),
    of: t('owed-how-late'),
    format: (value) => moneyInFull(Math.round(value * minor), currency),
    bars: steps.map((step) => ({
      label: t(step.word),
      name: t(step.word),
      value: aging[step.of] / minor,
      strong: step.of !== 'not_due_minor',
    })),
  };
}

/** `12 días tarde`, `vence hoy`, `quedan 5 días`. */
export function sayLate(days: number): string {
  if (days > 0) return t('owed-days-late', { days });
  return days === 0 ? t('owed-due-today') : t('owed-days-left', { days: -days });
}

/** How money was given; one from elsewhere as it is called there. */
export function sayMethod(method: string): string {
  return known(`means-${method}`) ?? method;
}

/** How a client usually pays, in a sentence. */
export function sayHabit(habit: PayingHabit): string {
  const days = habit.median_days;
  return days < 0 ? t('account-habit-early', { days: -days }) : t('account-habit', { days });
}

/** What the timeline says of a reminder that went out. */
export function noticeOf(reminder: DueReminder): string {
  return t('reminder-noted', {
    level: reminder.level,
    count: reminder.invoices.length,
    amount: moneyInFull(reminder.owed_minor, reminder.currency),
  });
}

/** The ways a payment is given that can be chosen. */
export const methods = ['10', '30', '48', '59', '20'] as const;

/** How a reminder can go out. */
export function ways(): { value: HowSent; label: string }[] {
  return (['mail', 'letter', 'message', 'call'] as const).map((value) => ({
    value,
    label: t(`sent-${value}`),
  }));
}
