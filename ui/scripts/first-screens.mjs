/** What the program starts with: the frame of every page, that of a book, and the home page. */
export const firstScreens = [
  'src/routes/+layout.svelte',
  'src/routes/(book)/+layout.svelte',
  'src/routes/(book)/today/+page.svelte',
];
