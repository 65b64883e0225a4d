/** What the program starts with: the frame of every page (the one of failures is asked for at each start), that of a book, and the home page. */
export const firstScreens = [
  'src/routes/+layout.svelte',
  'src/routes/+error.svelte',
  'src/routes/(book)/+layout.svelte',
  'src/routes/(book)/today/+page.svelte',
];
