import { api } from '$lib/api';
import { today } from '$lib/formats/dates';
import { quarterBefore } from '$lib/formats/periods';

export async function load({ url, parent }) {
  await parent();
  const period = url.searchParams.get('period') ?? quarterBefore(today());
  const [look, closed] = await Promise.all([
    api.accountant.look({ period }),
    api.accountant.closed(),
  ]);
  return { look, closed };
}
