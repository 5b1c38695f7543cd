import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Role } from '@lyktan/geodata/vocabulary/vocabulary';
import { ApiError } from '../errors.ts';
import { ANYBODY, rightTo, rolesOf, type Actor, type Right } from '../rights.ts';
import { identify, type ApiContext, type ApiEnvironment, type Dependencies } from './context.ts';

/** Holds each request against the table of rights, before any handler: a route without a row is nobody's. */
export function authorize(deps: Dependencies): MiddlewareHandler<ApiEnvironment> {
  return async (c, next) => {
    const rights = rightsAsked(c);
    if (rights.some(({ may }) => may !== ANYBODY)) {
      const actor = await identify(c, deps);
      for (const right of rights) if (!allows(right, actor)) throw refusal(right);
    }
    await next();
  };
}

/**
 * The rows of every route that the request fits; none where there is nothing at the address.
 * @throws ApiError where one has no row
 */
function rightsAsked(c: ApiContext): Right[] {
  return matchedRoutes(c)
    .filter(({ method, path }) => !(method === 'ALL' && path === EVERYWHERE))
    .map(({ method, path }) => {
      const right = rightTo(method, path.replaceAll(/:(\w+)/g, '{$1}'));
      if (right) return right;
      throw new ApiError(
        'forbidden',
        'Nobody may use this yet: it has no row in the table of rights. See /api/openapi.json for what there is.',
      );
    });
}

/** Where middleware like this one stands; anything else answers. */
const EVERYWHERE = '/api/*';

function allows({ may }: Right, actor: Actor): boolean {
  return may === ANYBODY || may.includes(actor);
}

const PEOPLE: Record<Role, string> = {
  public: 'the public',
  planner: 'planners',
  police: 'police',
  administrator: 'administrators',
};

function refusal(right: Right): ApiError {
  const people = rolesOf(right).map((role) => PEOPLE[role]);
  const named = new Intl.ListFormat('en-GB').format(people);
  return new ApiError(
    'forbidden',
    `This is for ${named} only. Choose such a role first; the public figures are at /api/totals.`,
  );
}
