/** The views of what is sold: the products, the price lists, what each client pays. */
import { goto } from '$app/navigation';
import { t } from '$lib/words/words.svelte';

export type GoodsView = 'products' | 'prices' | 'for';

const addresses: Record<GoodsView, string> = {
  products: '/products',
  prices: '/products/prices',
  for: '/products/prices/for',
};

export const goodsTabs = () =>
  (Object.keys(addresses) as GoodsView[]).map((value) => ({
    value,
    label: t(`goods-view-${value}`),
  }));

export const turnTo = (view: string) => void goto(addresses[view as GoodsView]);
