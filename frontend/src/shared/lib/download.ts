import { API_BASE, sessionFetch } from '@/api/session';

/**
 * Fetches a file with the bearer token and hands it to the browser to save. A plain link would carry no token.
 * @param path below `/api/v1`, such as `/files/…/content`
 * @param fallbackName used when the answer names no file
 * @param form sent along by POST, where the file is made of what the browser has
 * @throws ApiError
 */
export async function download(path: string, fallbackName: string, form?: FormData): Promise<void> {
  const place = new URL(API_BASE + path, location.origin);
  const response = await sessionFetch(place, form && { method: 'POST', body: form });
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = fileNameOf(response.headers.get('Content-Disposition')) ?? fallbackName;
  link.click();
  // The browser reads the address after this turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The name in `Content-Disposition`: `filename*` (RFC 8187, Vietnamese marks) goes before `filename`. */
export function fileNameOf(disposition: string | null): string | null {
  if (!disposition) return null;
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (extended) return decodeURIComponent(extended);
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? null;
}
