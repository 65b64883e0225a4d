import { api } from '$lib/api';
import { asked, _STEP as STEP } from './asked';

export async function load({ url, parent }) {
  await parent();
  const group = asked(url.searchParams);
  const [whole, page] = await Promise.all([
    api.insight.overview({}),
    api.insight.page({ ...group.request, limit: STEP }),
  ]);
  return { group, whole, page };
}
