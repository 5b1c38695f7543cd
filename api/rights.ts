import { ROLES, type Role } from '@lyktan/geodata/vocabulary/vocabulary';

/** Who asks: a person in a role, or `npm run import` with the server's token. */
export type Actor = Role | 'command';

export interface Right {
  may: readonly Actor[] | typeof ANYBODY;
  /** What else the object's state or the place of the asking decides, and how it is refused; the query or route named sees to it. */
  state?: string;
}

/** Nobody is asked who they are; answered before there are data, too. */
export const ANYBODY = 'anybody';
const EVERY_ROLE: readonly Role[] = ROLES;
const STAFF: readonly Role[] = ['planner', 'police', 'administrator'];
const ENTERING: readonly Role[] = ['planner', 'police'];
const POLICE: readonly Role[] = ['police'];
const IMPORTING: readonly Actor[] = [...STAFF, 'command'];

const ACCEPTED = 'accepted reports only (queries/filterConditions)';
const HELD = 'its version is the one sent, else 409';

/**
 * Who may do what, by method and path after /api: the only place where that is decided. `authorize` refuses every route that has no
 * row here. HEAD is asked as GET. Whatever the row says, objects of another municipality do not exist (404).
 */
export const RIGHTS = {
  'GET /openapi.json': { may: ANYBODY },
  'GET /health': { may: ANYBODY },
  'GET /ready': { may: ANYBODY },

  'GET /metadata': { may: EVERY_ROLE, state: 'figures of reports for staff only (routes/metadata)' },
  'POST /role': { may: EVERY_ROLE, state: 'invented data, asked at this machine, else 403 (mayChooseRole)' },
  'GET /districts': { may: EVERY_ROLE },
  'GET /totals': { may: EVERY_ROLE, state: 'accepted reports, none below 5 (queries/totals)' },

  'GET /reports': { may: STAFF, state: ACCEPTED },
  'POST /reports': { may: ENTERING, state: 'id free or of the same entry, else 409 (queries/entry)' },
  'DELETE /reports/{id}': {
    may: ENTERING,
    state: 'entered by hand, else 404; within 24 hours, else 409 (queries/entry)',
  },
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
  'POST /focus-areas': { may: POLICE },
  'PUT /focus-areas/{id}': { may: POLICE, state: `${HELD}; not ended, else 409 (routes/focusAreaChanges)` },
  'POST /focus-areas/{id}/end': {
    may: POLICE,
    state: `${HELD}; not ended, else 409 (routes/focusAreaChanges)`,
  },
  'POST /focus-areas/{id}/restore': {
    may: POLICE,
    state: `${HELD}; ended or not (routes/focusAreaChanges)`,
  },

  'GET /imports': { may: IMPORTING },
  'POST /imports': { may: IMPORTING, state: 'no other is being read, else 409 (queries/imports)' },
  'GET /imports/{id}': { may: IMPORTING },
  'POST /imports/{id}/mapping': {
    may: IMPORTING,
    state: 'headings of that file only, else 400 (routes/imports)',
  },
  'GET /imports/{id}/bad-rows.csv': { may: IMPORTING, state: 'kept for 30 days, or until it is undone' },
  'POST /imports/{id}/undo': {
    may: IMPORTING,
    state: 'done, and no district layer, else 409 (queries/undoImport)',
  },

  'GET /views': { may: STAFF, state: 'those not removed (queries/savedViews)' },
  'POST /views': { may: STAFF, state: 'a free name, else 409 (queries/savedViews)' },
  'GET /views/{id}': { may: STAFF, state: 'not removed, else 404 (queries/savedViews)' },
  'PUT /views/{id}': { may: STAFF, state: 'removed or not: a removed one comes back (queries/savedViews)' },
  'DELETE /views/{id}': { may: STAFF, state: 'removed or not (queries/savedViews)' },
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
