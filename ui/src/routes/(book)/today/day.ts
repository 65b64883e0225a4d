/** What the home page shows. */
import { api } from '$lib/api';

/** The day and how the week went. */
export async function askDay() {
  const [day, week] = await Promise.all([api.today.get(), api.today.activity({ days: 7 })]);
  return { day, week };
}
