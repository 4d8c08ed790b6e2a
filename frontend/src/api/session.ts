import { ApiError, errorOfResponse } from './errors';

/** Base of all addresses of the API. */
export const API_BASE = '/api/v1';

const REFRESH_LOCK = 'session-refresh';

/** Addresses that are asked without a session: their 401 is an answer and not an expired token. */
const ENTRIES = ['/auth/login', '/auth/refresh', '/auth/set-up', '/auth/activation', '/meta'].map(
  (path) => API_BASE + path,
);

type SessionEvent = 'lost' | 'signed_out' | 'acting_over';

// In memory only: a token in storage could be read by any script that gets into the page.
let accessToken: string | null = null;
let refreshing: Promise<boolean> | null = null;
let actingFor: string | null = null;
let language = 'vi';
const listeners = new Set<(event: SessionEvent) => void>();

const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('session');
tabs?.addEventListener('message', (message) => {
  if (message.data === 'signed_out') forgetSession();
});

/** Keeps the access token of a sign-in. */
export function holdToken(token: string): void {
  accessToken = token;
}

/** Whether a token is at hand; it may still turn out to be expired. */
export function hasToken(): boolean {
  return accessToken !== null;
}

/** Language of the server's texts, sent as `Accept-Language` with every request. */
export function setRequestLanguage(code: string): void {
  language = code;
}

/** Stands in for another account (`X-Acting-For`) with every request until told otherwise; null for oneself. */
export function actFor(accountId: string | null): void {
  actingFor = accountId;
}

/**
 * Hears when the session is lost (expired, ended elsewhere), signed out here or in another tab, or when standing in
 * for somebody is over.
 */
export function onSessionEvent(listener: (event: SessionEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Drops the token after signing out, here and in the other tabs. */
export function endSession(): void {
  tabs?.postMessage('signed_out');
  forgetSession();
}

function forgetSession() {
  accessToken = null;
  actingFor = null;
  for (const listener of listeners) listener('signed_out');
}

/**
 * Makes sure there is a session: at once when a token is held, else by the refresh cookie.
 * @returns false when the person has to sign in
 * @throws ApiError when the server cannot be asked
 */
export async function ensureSession(): Promise<boolean> {
  return accessToken !== null || refreshSession();
}

/**
 * Trades the refresh cookie for a new access token. One at a time in this tab, and by a Web Lock across tabs:
 * two tabs that spend the same cookie at once would look like theft to the server.
 */
export function refreshSession(): Promise<boolean> {
  refreshing ??= withLock(askForToken).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

function withLock<T>(work: () => Promise<T>): Promise<T> {
  // Plain http on a name other than localhost has no Web Locks; the server's 30 s of grace cover that case.
  return navigator.locks ? navigator.locks.request(REFRESH_LOCK, work) : work();
}

async function askForToken(): Promise<boolean> {
  const path = `${API_BASE}/auth/refresh`;
  const response = await send(
    new Request(new URL(path, location.origin), { method: 'POST', credentials: 'same-origin' }),
    path,
  );
  if (response.ok) {
    accessToken = (await response.json()).access_token;
    return true;
  }
  if (response.status >= 500 || response.status === 429) throw await errorOfResponse(response, path);
  accessToken = null;
  return false;
}

async function send(request: Request, path: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, null, null, path);
  }
}

function withHeaders(request: Request): Request {
  const copy = request.clone();
  copy.headers.set('Accept-Language', language);
  if (accessToken) copy.headers.set('Authorization', `Bearer ${accessToken}`);
  if (actingFor) copy.headers.set('X-Acting-For', actingFor);
  return copy;
}

/**
 * The `fetch` of every request to the API: adds the token, refreshes an expired one once and tries again,
 * and turns every failure into an `ApiError`.
 */
export async function sessionFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const path = new URL(request.url).pathname;
  const tokenUsed = accessToken;
  let response = await send(withHeaders(request), path);
  if (response.status === 401 && !ENTRIES.includes(path)) {
    // Another request may have fetched a new token while this one was under way.
    const renewed = (accessToken !== null && accessToken !== tokenUsed) || (await refreshSession());
    if (renewed) response = await send(withHeaders(request), path);
    if (response.status === 401) {
      accessToken = null;
      for (const listener of listeners) listener('lost');
    }
  }
  // Who acts for nobody may always ask who he is: a refusal says that the substitution has ended.
  if (response.status === 403 && actingFor && path === `${API_BASE}/auth/me`) {
    actingFor = null;
    response = await send(withHeaders(request), path);
    for (const listener of listeners) listener('acting_over');
  }
  if (!response.ok && response.status !== 304) throw await errorOfResponse(response, path);
  return response;
}
