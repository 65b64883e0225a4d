import { redirect } from '@sveltejs/kit';
import { sections } from './sections';

export function load({ params }) {
  const section = sections.find((one) => one.name === params.section);
  if (!section) redirect(307, '/settings/business');
  return { section: section.name };
}
