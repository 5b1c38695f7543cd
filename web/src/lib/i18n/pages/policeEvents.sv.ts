/** What only the layer of the police's events says. */
export const catalogue = {
  'events.count': '{count, plural, one {1 händelse} other {{text} händelser}}',
  'events.badge': '{name}: {count, plural, one {1 händelse} other {{text} händelser}} från polisen',
  'events.popup':
    '{count, plural, one {1 händelse} other {{text} händelser}} från polisen, räknas aldrig bland rapporterna',
  'events.legend': 'Polisens händelser,',
  'events.unplaced': '{count, plural, one {1 händelse} other {{text} händelser}} utan angiven plats',
  'events.caption': 'Händelser som polisen har publicerat, per stadsdel',
  'events.district': 'Stadsdel',
  'events.number': 'Antal',
  'events.latest': 'Senast',
  'events.withoutPlace': 'Utan angiven plats',
  'events.none': 'Inga händelser i urvalet.',
  'events.notImported':
    'Inga händelser är inlästa än. Läs in polisens fil med ”npm run import -- --events FIL”.',
  'events.loading': 'Händelserna hämtas',
  'events.failed': 'Händelserna kunde inte hämtas.',
  'events.failedKept': 'Händelserna för det nya urvalet kunde inte hämtas. De förra visas.',
  'events.retry': 'Försök igen',
  'events.other': 'Orsaker, kanaler, få människor, känsla och kön gäller bara rapporter.',
  'events.mentions': 'nämner {places}',
  'events.page': 'polisens sida',
  'events.pageOf': 'Polisens sida om {type}, {date}',
  'events.more': '{count, plural, one {1 till} other {{text} till}} i tabellen',
  'events.light.daylight': 'dagsljus',
  'events.light.twilight': 'skymning',
  'events.light.dark': 'mörkt',
} as const;
