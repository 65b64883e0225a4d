import { api } from '$lib/api';

export async function load({ params, parent }) {
  await parent();
  const found = params.id === 'new' ? null : await api.loyalty.get({ id: params.id });
  const reward = found?.rule.reward;
  const of = reward && 'product' in reward ? reward.product : null;
  const [categories, tags, product] = await Promise.all([
    api.prices.categories(),
    api.tags.all(),
    // A product that is gone leaves the choice open.
    of ? api.products.get({ id: of }).catch(() => null) : null,
  ]);
  return { found, categories, tags, product: product?.product ?? null };
}
