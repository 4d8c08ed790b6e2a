import type { Problem } from './generated';

/**
 * Every failed request, whatever failed: `status` is 0 when no answer came at all.
 * Thrown by the one `fetch` of the SPA (`session.ts`), so pages never meet anything else.
 */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    /** The server's problem document (RFC 9457), when the answer was one. */
    readonly problem: Problem | null,
    /** `X-Request-Id` of the answer: what the person reads out when asking for help. */
    readonly requestId: string | null,
    /** The address asked, for the details of an error. */
    readonly path: string,
  ) {
    super(problem?.detail ?? problem?.title ?? `HTTP ${status}`);
    this.name = 'ApiError';
  }

  /** The stable code of the server's table of errors, such as `course_full`. */
  get code(): string | null {
    return this.problem?.code ?? null;
  }

  /** The thing was changed by somebody else since it was read (If-Match failed). */
  get isStale(): boolean {
    return this.status === 412;
  }

  /** No answer came: the network or the server is away. */
  get isOffline(): boolean {
    return this.status === 0;
  }
}

/** Reads a failed answer into an `ApiError`; an answer that is no problem document still becomes one. */
export async function errorOfResponse(response: Response, path: string): Promise<ApiError> {
  const isJson = response.headers.get('Content-Type')?.includes('json') ?? false;
  const problem = isJson ? await response.json().catch(() => null) : null;
  return new ApiError(response.status, problem, response.headers.get('X-Request-Id'), path);
}
