import { timingSafeEqual } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { OpenAPIHono, type Hook } from '@hono/zod-openapi';
import { ROLES, type Role } from '@lyktan/geodata/vocabulary/vocabulary';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Sql } from '../database/connect.ts';
import { ApiError, type FieldProblem } from '../errors.ts';
import { municipality, type Municipality } from '../queries/municipality.ts';
import type { Actor } from '../rights.ts';

/** What the API needs of the world. */
export interface Dependencies {
  sql: Sql;
  now: () => Date;
  log: (entry: Record<string, unknown>) => void;
  /** Known to who may read this machine's files as the server's user: lets `npm run import` hand a file over. */
  commandToken?: string;
}

export interface ApiEnvironment {
  Bindings: Partial<HttpBindings>;
  Variables: { role: Role; place: Municipality };
}

export type ApiContext = Context<ApiEnvironment>;

/** The cookie that holds the demonstration's role. */
export const ROLE_COOKIE = 'role';

/** A router whose validation failures become problem details naming the field and the remedy. */
export function router(): OpenAPIHono<ApiEnvironment> {
  return new OpenAPIHono<ApiEnvironment>({ defaultHook: refuseInvalid });
}

/** A body that is wrong throughout is not answered with a list as long as itself. */
const MOST_PROBLEMS = 20;

const refuseInvalid: Hook<unknown, ApiEnvironment, string, unknown> = (result) => {
  if (result.success) return;
  const problems = result.error.issues.slice(0, MOST_PROBLEMS).map((issue): FieldProblem => ({
    field: issue.path.join('.') || 'body',
    message: issue.message,
    remedy: 'See /api/openapi.json for what this field takes.',
  }));
  throw new ApiError('bad_input', 'Some fields cannot be read.', problems);
};

/** Finds out which municipality is served and who asks. A command acts as the public where a role is needed. */
export async function identify(c: ApiContext, { sql, commandToken }: Dependencies): Promise<Actor> {
  const place = await municipality(sql);
  if (place === null)
    throw new ApiError('unavailable', 'No data are loaded yet. Run npm run seed, or import.');
  const actor = isCommand(c, commandToken) ? 'command' : roleOf(c, place);
  c.set('place', place);
  c.set('role', actor === 'command' ? 'public' : actor);
  return actor;
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses changes that a page of another site asks a browser to make. */
export const ownSiteOnly: MiddlewareHandler<ApiEnvironment> = async (c, next) => {
  const site = c.req.header('sec-fetch-site');
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (foreign && !SAFE_METHODS.has(c.req.method))
    throw new ApiError('forbidden', 'Changes are taken from this site itself only.');
  await next();
};

/** Whether the caller sits at this machine and the data are invented: then roles may be chosen freely. */
export function mayChooseRole(c: ApiContext, place: Municipality): boolean {
  return place.demonstration && isLoopback(c);
}

function isCommand(c: ApiContext, token: string | undefined): boolean {
  const given = Buffer.from(c.req.header('authorization') ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return token !== undefined && given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Until accounts exist the demonstration's cookie gives the role. */
function roleOf(c: ApiContext, place: Municipality): Role {
  const chosen = getCookie(c, ROLE_COOKIE);
  const role = ROLES.find((known) => known === chosen);
  return role !== undefined && mayChooseRole(c, place) ? role : 'public';
}

const LOOPBACK_ADDRESSES = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A proxy on this machine would make everybody loopback, and a foreign name may be rebound to it: neither counts. */
function isLoopback(c: ApiContext): boolean {
  const address = c.env?.incoming?.socket?.remoteAddress;
  const forwarded = c.req.header('forwarded') ?? c.req.header('x-forwarded-for') ?? c.req.header('x-real-ip');
  const host = URL.parse(`http://${c.req.header('host') ?? new URL(c.req.url).host}`)?.hostname ?? '';
  return (
    address !== undefined &&
    LOOPBACK_ADDRESSES.has(address) &&
    forwarded === undefined &&
    LOOPBACK_HOSTS.has(host)
  );
}
