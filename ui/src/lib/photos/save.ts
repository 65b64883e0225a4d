/** Writes a file of the book to a place a person chooses. */
import { api, type Attachment } from '$lib/api';
import { attempt } from '$lib/book/changes.svelte';
import { toast } from '$lib/controls/toasts.svelte';
import { chooseTarget } from '$lib/shell/window';
import { t } from '$lib/words/words.svelte';

export async function saveFile(file: Attachment) {
  const to = await chooseTarget({ title: t('files-save'), name: file.name }).catch(() => null);
  if (to && (await attempt(api.attachments.save({ id: file.id, to }).then(() => true))))
    toast(t('files-saved', { path: to }));
}
