// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from './errors';

type Answer = (request: Request) => Response | Promise<Response>;

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', ...headers },
  });
const pathOf = (request: Request) => new URL(request.url).pathname.replace('/api/v1', '');

let session: typeof import('./session');
let asked: string[];

/** A server whose token in force is `valid`; refreshing hands it out unless the cookie is gone. */
function serve({ valid, cookie = true, other }: { valid: string; cookie?: boolean; other?: Answer }) {
  asked = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(pathOf(request));
    if (pathOf(request) === '/auth/refresh') {
      await Promise.resolve();
      return cookie ? json(200, { access_token: valid }) : json(401, {});
    }
    if (other) return other(request);
    const isValid = request.headers.get('Authorization') === `Bearer ${valid}`;
    return isValid ? json(200, { body: await request.text() }) : json(401, { code: 'unauthenticated' });
  });
}
const address = (path: string) => `${location.origin}/api/v1${path}`;

beforeEach(async () => {
  vi.resetModules();
  vi.unstubAllGlobals();
  session = await import('./session');
});

it('refreshes an expired token once and sends the same body again', async () => {
  serve({ valid: 'new' });
  session.holdToken('old');
  const response = await session.sessionFetch(address('/courses'), { method: 'POST', body: 'typed' });
  expect(await response.json()).toEqual({ body: 'typed' });
  expect(asked).toEqual(['/courses', '/auth/refresh', '/courses']);
});

it('shares one refresh among requests that fail together', async () => {
  serve({ valid: 'new' });
  session.holdToken('old');
  await Promise.all(['/a', '/b', '/c'].map((path) => session.sessionFetch(address(path))));
  expect(asked.filter((path) => path === '/auth/refresh')).toHaveLength(1);
});

it('says that the session is lost when refreshing does not help', async () => {
  serve({ valid: 'new', cookie: false });
  session.holdToken('old');
  const heard = vi.fn();
  session.onSessionEvent(heard);
  await expect(session.sessionFetch(address('/courses'))).rejects.toMatchObject({ status: 401 });
  expect(heard).toHaveBeenCalledExactlyOnceWith('lost');
  expect(session.hasToken()).toBe(false);
});

it('takes a refused password for an answer and not for an expired token', async () => {
  serve({ valid: 'new', other: () => json(401, { detail: 'Sai mật khẩu.' }) });
  await expect(session.sessionFetch(address('/auth/login'), { method: 'POST' })).rejects.toThrow(
    'Sai mật khẩu.',
  );
  expect(asked).toEqual(['/auth/login']);
});

it('does not send to the sign-in while the server is failing', async () => {
  vi.stubGlobal('fetch', async () => json(503, {}, { 'X-Request-Id': 'r1' }));
  const failure = await session.ensureSession().catch((error) => error);
  expect(failure).toMatchObject({ name: 'ApiError', status: 503, requestId: 'r1' });
});

it('turns silence into an error of its own, and leaves a cancelled request alone', async () => {
  const offline = await import('./errors');
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('Failed to fetch');
  });
  session.holdToken('any');
  const failure = await session.sessionFetch(address('/courses')).catch((error) => error);
  expect(failure).toBeInstanceOf(offline.ApiError);
  expect(failure.isOffline).toBe(true);

  vi.stubGlobal('fetch', async () => {
    throw new DOMException('gone', 'AbortError');
  });
  await expect(session.sessionFetch(address('/courses'))).rejects.toMatchObject({ name: 'AbortError' });
});

it('sends for whom one acts until told otherwise or signed out', async () => {
  const heads: (string | null)[] = [];
  serve({
    valid: 'v',
    other: (request) => {
      heads.push(request.headers.get('X-Acting-For'));
      return json(200, {});
    },
  });
  session.holdToken('v');
  session.actFor('b');
  await session.sessionFetch(address('/duties'));
  session.endSession();
  session.holdToken('v');
  await session.sessionFetch(address('/duties'));
  expect(heads).toEqual(['b', null]);
});

it('knows a stale write', () => {
  expect(new ApiError(412, null, null, '/x').isStale).toBe(true);
  expect(new ApiError(409, null, null, '/x').isStale).toBe(false);
});

it('acts for oneself again once the server no longer lets one stand in', async () => {
  const acted: (string | null)[] = [];
  serve({
    valid: 'token',
    other: (request) => {
      acted.push(request.headers.get('X-Acting-For'));
      return request.headers.has('X-Acting-For') ? json(403, { code: 'forbidden' }) : json(200, {});
    },
  });
  session.holdToken('token');
  session.actFor('head');
  const heard = vi.fn();
  session.onSessionEvent(heard);
  await expect(session.sessionFetch(address('/courses'))).rejects.toMatchObject({ status: 403 });
  expect(heard).not.toHaveBeenCalled();
  expect((await session.sessionFetch(address('/auth/me'))).status).toBe(200);
  expect(heard).toHaveBeenCalledExactlyOnceWith('acting_over');
  expect(acted).toEqual(['head', 'head', null]);
});
