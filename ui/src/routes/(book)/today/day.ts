/** What the home page tells of the day, asked in one go. */
import { api, type ClientRow, type Task } from '$lib/api';
import { plusDays, today } from '$lib/formats/dates';
import { toAddress } from '$lib/filters/filter';

export interface Day {
  late: Task[];
  today: Task[];
  soon: Task[];
  moreTasks: boolean;
  withoutStep: ClientRow[];
  withoutStepCount: number;
  birthdays: { id: string; name: string; day: string; years: number | null }[];
  week: { day: string; count: number }[];
  clients: number;
}

/** The list of clients nobody has planned anything with. */
export const withoutStepAddress = `/clients?f=${encodeURIComponent(
  toAddress({ join: 'all', items: [{ field: 'next_step', op: 'empty' }] }),
)}&s=-last_contact`;

export async function askDay(): Promise<Day> {
  const now = today();
  const days = Array.from({ length: 7 }, (_day, at) => plusDays(now, at - 6));
  const empty = { test: { field: 'next_step', operator: 'empty' } } as const;
  const [tasks, without, withoutStepCount, clients, ...counts] = await Promise.all([
    api.tasks.page({ limit: 100 }),
    api.clients.page({ filter: empty, sort: { by: 'last_contact', descending: true }, limit: 6 }),
    api.clients.count({ filter: empty }),
    api.clients.count({}),
    ...days.map((day) => api.interactions.count({ from: day, to: day })),
  ]);
  const open = tasks.rows;
  return {
    late: open.filter((task) => task.due && task.due < now),
    today: open.filter((task) => task.due === now),
    soon: open.filter((task) => !task.due || task.due > now).slice(0, 12),
    moreTasks: tasks.next !== null,
    withoutStep: without.rows,
    withoutStepCount: Number(withoutStepCount),
    birthdays: [],
    week: days.map((day, at) => ({ day, count: counts[at]?.count ?? 0 })),
    clients: Number(clients),
  };
}
