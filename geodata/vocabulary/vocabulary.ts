/**
 * The words of the domain, as closed lists. The same identifiers stand in the database's check
 * constraints, the API's schemas, the URL and the interface's message catalogues.
 */

/** Concerns (orsaker) a report may name; several may be named. */
export const CONCERNS = [
  'lighting',
  'visibility',
  'isolated',
  'run_down',
  'substances',
  'verbal_harassment',
  'followed',
  'sexual',
  'violence',
  'theft',
  'gathering',
  'traffic',
  'other',
] as const;
export type Concern = (typeof CONCERNS)[number];

/** Channels (kanaler) through which a report came. */
export const CHANNELS = ['web_form', 'survey', 'dialogue', 'safety_walk', 'import'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Light classes in the order in which the cube stores them; "unknown" is its own class, last. */
export const LIGHTS = ['daylight', 'twilight', 'dark', 'unknown'] as const;
export type Light = (typeof LIGHTS)[number];
/** A light class that the sun can give. */
export type KnownLight = Exclude<Light, 'unknown'>;

/** What the reporter said of the place. Counts mean "unsafe" unless they say otherwise. */
export const FEELINGS = ['unsafe', 'safe'] as const;
export type Feeling = (typeof FEELINGS)[number];

/** Whether few people were about. */
export const FEW_PEOPLE = ['yes', 'no', 'unknown'] as const;
export type FewPeople = (typeof FEW_PEOPLE)[number];

export const GENDERS = ['woman', 'man', 'other', 'unknown'] as const;
export type Gender = (typeof GENDERS)[number];

export const AGE_BANDS = ['0-17', '18-29', '30-44', '45-64', '65+', 'unknown'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** How exactly a location is known. Only exact and place enter the hexagons. */
export const PRECISIONS = ['exact', 'place', 'district', 'municipality'] as const;
export type Precision = (typeof PRECISIONS)[number];

export const TIME_KINDS = ['instant', 'interval', 'window', 'unknown'] as const;
export type TimeKind = (typeof TIME_KINDS)[number];

/** 'staged': on its way in with an import, nobody's to see before the whole import is accepted. */
export const MODERATION_STATES = ['staged', 'pending', 'accepted', 'rejected', 'merged'] as const;
export type ModerationState = (typeof MODERATION_STATES)[number];

export const FOCUS_AREA_STATUSES = ['draft', 'active', 'ended'] as const;
export type FocusAreaStatus = (typeof FOCUS_AREA_STATUSES)[number];

/** ISO weekdays: index 0 is Monday, 6 Sunday. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const ROLES = ['public', 'planner', 'police', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** What a file brings. */
export const IMPORT_KINDS = ['reports', 'districts', 'events'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** 'reading' is the only one that goes on; 'needs_mapping' and 'refused' have changed nothing. */
export const IMPORT_STATES = ['reading', 'needs_mapping', 'refused', 'done', 'undone', 'failed'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
