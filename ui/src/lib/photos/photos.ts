/** Photos of the book as the page can show them: their bytes come by a command, never by an address of the web. */
import { api, type Attachment } from '$lib/api';

/** How many photos are held at a time; the oldest gives way. Each may have eight megabytes. */
const most = 24;
const held = new Map<string, Promise<string>>();

/** Whether the page can show it. */
export function isPhoto(file: Pick<Attachment, 'mime'>): boolean {
  return /^image\/(png|jpeg|gif|webp|svg\+xml|bmp|avif)$/.test(file.mime);
}

/** The bytes of base64 text. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** Base64 text of bytes, without a detour over one long argument list. */
export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

async function load(id: string): Promise<string> {
  const { mime, base64 } = await api.attachments.content({ id });
  return URL.createObjectURL(new Blob([bytesOf(base64)], { type: mime }));
}

/** An address inside this page for the photo. Throws what the engine says when it is too large or gone. */
export function photo(id: string): Promise<string> {
  const found = held.get(id) ?? load(id);
  // Asked for last, given up last.
  held.delete(id);
  held.set(id, found);
  found.catch(() => held.delete(id));
  for (const [oldest, address] of held) {
    if (held.size <= most) break;
    held.delete(oldest);
    address.then(URL.revokeObjectURL, () => {});
  }
  return found;
}
