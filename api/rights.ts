import { ROLES, type Role } from '@lyktan/geodata/vocabulary/vocabulary';

/** Who asks: a person in a role, or `npm run import` with the server's token. */
export type Actor = Role | 'command';

export interface Right {
  may: readonly Actor[] | typeof ANYBODY;
  /** What the state of the object, or of the data, decides further, and how it is refused: the subject's route or query sees to it. */
  state?: string;
}

/** Nobody is asked who they are; answered before there are data, too. */
export const ANYBODY = 'anybody';
const EVERY_ROLE: readonly Role[] = ROLES;
const STAFF: readonly Role[] = ['planner', 'police', 'administrator'];
const ENTERING: readonly Role[] = ['planner', 'police'];
const POLICE: readonly Role[] = ['police'];
const IMPORTING: readonly Actor[] = [...STAFF, 'command'];

const ACCEPTED = 'accepted reports only';
const STANDING = 'its version is the one sent, and it has not ended; else 409';

/**
 * Who may do what, by method and path after /api: the only place where that is decided. A route without a row is refused
 * (routes/authorize). HEAD is asked as GET. Whatever a row says, objects of another municipality do not exist: 404.
 */
export const RIGHTS = {
  'GET /openapi.json': { may: ANYBODY },
  'GET /health': { may: ANYBODY },
  'GET /ready': { may: ANYBODY },

  'GET /metadata': { may: EVERY_ROLE, state: 'figures of reports for staff only' },
  'POST /role': { may: EVERY_ROLE, state: 'data are invented and the caller is at this machine, else 403' },
  'GET /districts': { may: EVERY_ROLE },
  'GET /totals': { may: EVERY_ROLE, state: 'accepted reports only, and no count below 5' },

  'GET /reports': { may: STAFF, state: ACCEPTED },
  'POST /reports': { may: ENTERING, state: 'the id is free, or bears this very entry; else 409' },
  'DELETE /reports/{id}': { may: ENTERING, state: 'entered by hand, else 404; within 24 hours, else 409' },
  'GET /cubes': { may: STAFF, state: ACCEPTED },
  'GET /histograms': { may: STAFF, state: ACCEPTED },
  'GET /tiles/reports/{z}/{x}/{y}': { may: STAFF, state: ACCEPTED },
  'GET /exports/reports.csv': { may: STAFF, state: ACCEPTED },
  'GET /exports/reports.geojson': { may: STAFF, state: ACCEPTED },
  'GET /exports/places.csv': { may: STAFF, state: ACCEPTED },
  'GET /events': { may: STAFF },

  'GET /focus-areas': { may: STAFF },
  'GET /tiles/focus-areas/{z}/{x}/{y}': { may: STAFF },
  'GET /focus-areas/{id}/versions': { may: STAFF },
  'POST /focus-areas': { may: POLICE, state: 'no other bears its name, else 409' },
  'PUT /focus-areas/{id}': { may: POLICE, state: STANDING },
  'POST /focus-areas/{id}/end': { may: POLICE, state: STANDING },
  'POST /focus-areas/{id}/restore': {
    may: POLICE,
    state: 'its version is the one sent, else 409; ended or not',
  },

  'GET /imports': { may: IMPORTING },
  'POST /imports': { may: IMPORTING, state: 'no other is being read, else 409' },
  'GET /imports/{id}': { may: IMPORTING },
  'POST /imports/{id}/mapping': { may: IMPORTING, state: 'headings of that file only, else 400' },
  'GET /imports/{id}/bad-rows.csv': { may: IMPORTING, state: 'kept until it is undone, or for 30 days' },
  'POST /imports/{id}/cancel': { may: IMPORTING, state: 'being read, else 409' },
  'POST /imports/{id}/undo': { may: IMPORTING, state: 'done, and not a district layer; else 409' },

  'GET /views': { may: STAFF, state: 'those not removed' },
  'POST /views': { may: STAFF, state: 'no other that stands bears its name, else 409' },
  'GET /views/{id}': { may: STAFF, state: 'not removed, else 404' },
  'PUT /views/{id}': { may: STAFF, state: 'removed or not: a removed one comes back' },
  'DELETE /views/{id}': { may: STAFF, state: 'removed or not' },
} as const satisfies Record<string, Right>;

/** The row of a route, `path` as OpenAPI writes it; undefined where it has none. */
export function rightTo(method: string, path: string): Right | undefined {
  const rows: Record<string, Right> = RIGHTS;
  const key = `${method.toUpperCase()} ${path.replace(/^\/api/, '')}`;
  return Object.hasOwn(rows, key) ? rows[key] : undefined;
}

/** The roles that a row lets on; for people, so without the command. */
export function rolesOf({ may }: Right): Role[] {
  return ROLES.filter((role) => may === ANYBODY || may.includes(role));
}
