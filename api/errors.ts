import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** One thing wrong with what was sent, and how to mend it. */
export interface FieldProblem {
  field: string;
  message: string;
  remedy: string;
}

/** An error whose words are meant for the caller; `kind` picks the status code. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly kind: ErrorKind;
  readonly problems: readonly FieldProblem[];
  constructor(kind: ErrorKind, detail: string, problems: readonly FieldProblem[] = []) {
    super(detail);
    this.kind = kind;
    this.problems = problems;
  }
}

/** Every named error, its status code and title. */
const KINDS = {
  bad_input: { status: 400, title: 'The request has faults' },
  forbidden: { status: 403, title: 'Not allowed' },
  not_found: { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'It has changed meanwhile, or stands already' },
  too_large: { status: 413, title: 'Too much was sent' },
  unsupported: { status: 415, title: 'This kind of file or body is not taken' },
  internal: { status: 500, title: 'Something failed here' },
  unavailable: { status: 503, title: 'Not available just now' },
  timeout: { status: 504, title: 'It took too long' },
} as const satisfies Record<string, { status: ContentfulStatusCode; title: string }>;
export type ErrorKind = keyof typeof KINDS;

/** Problem details (RFC 9457). */
export interface Problem {
  type: string;
  title: string;
  status: ContentfulStatusCode;
  detail: string;
  errors?: readonly FieldProblem[];
}

/** What the caller is told of any error; nothing internal (stack, SQL) leaves. */
export function problemOf(error: unknown): Problem {
  const known = error instanceof ApiError ? error : fromUnknown(error);
  const { status, title } = KINDS[known.kind];
  const errors = known.problems.length > 0 ? { errors: known.problems } : {};
  return { type: `urn:lyktan:problem:${known.kind}`, title, status, detail: known.message, ...errors };
}

/** Connection failures of the database driver, by its own codes. */
const DATABASE_GONE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'CONNECTION_DESTROYED',
  'ENOENT',
  '57P01',
]);

function fromUnknown(error: unknown): ApiError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (DATABASE_GONE.has(code))
    return new ApiError('unavailable', 'The database does not answer. Try again in a moment.');
  if (code === '57014')
    return new ApiError('timeout', 'The question took too long. Narrow the filter, e.g. a shorter period.');
  return new ApiError(
    'internal',
    'An unexpected error was logged. Try again; if it returns, tell the administrator the time it happened.',
  );
}
