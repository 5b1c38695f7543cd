import type { Sql } from '@lyktan/api/database/connect';
import { municipality } from '@lyktan/api/queries/municipality';
import { eventPlaceNames, storeEvents, type StoredEvents } from '@lyktan/api/queries/storeEvents';
import { placeFinder } from '@lyktan/geodata/event/placesMentioned';
import { type EventProblem, readEvents } from '@lyktan/geodata/event/readEvents';
import { countEvents } from '@lyktan/geodata/event/brushEvents';
import { LIGHTS } from '@lyktan/geodata/vocabulary/vocabulary';

/** What an import of events did and found. */
export interface ImportedEvents extends StoredEvents {
  /** Events of other places in the file, left out. */
  elsewhere: number;
}

/** The file has faults; nothing was stored. The message names each event, field, what was found and expected. */
export class EventFileError extends Error {
  override name = 'EventFileError';
  readonly problems: readonly EventProblem[];
  constructor(problems: readonly EventProblem[]) {
    super(['Nothing was imported. Mend and send again:', ...problems.map(problemLine)].join('\n'));
    this.problems = problems;
  }
}

/**
 * Stores the police's published events, all or nothing; the same file twice changes nothing.
 * @param json the file's content, in the format of the police's API or the slim one
 * @param source name of the file
 * @throws EventFileError naming every fault
 */
export async function importEvents(sql: Sql, json: unknown, source: string): Promise<ImportedEvents> {
  return (await sql.begin(async (tx) => {
    const place = await municipality(tx);
    if (place === null)
      throw new EventFileError([
        {
          event: 'database',
          field: 'municipality',
          found: 'nothing',
          expected: 'one: run npm start once, or npm run seed',
        },
      ]);
    const finder = placeFinder(await eventPlaceNames(tx, place.id));
    const { events, problems, elsewhere } = readEvents(json, place, finder);
    if (problems.length > 0) throw new EventFileError(problems);
    return { ...(await storeEvents(tx, place, events, source)), elsewhere };
  })) as ImportedEvents;
}

/** The import in lines for a person. */
export function eventSummary({ events, added, updated, elsewhere }: ImportedEvents): string[] {
  const { byDistrict, unplaced } = countEvents(events);
  const districts = [...byDistrict].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${code} ${count}`);
  const lights = LIGHTS.map(
    (light) => [light, events.filter((event) => event.light === light).length] as const,
  );
  return [
    `Events read: ${events.length}; added ${added}, updated ${updated}, already known ${events.length - added - updated}.`,
    ...(elsewhere > 0 ? [`Left out, of another place: ${elsewhere}.`] : []),
    `With a district: ${events.length - unplaced}${districts.length > 0 ? ` (${districts.join(', ')})` : ''}; without: ${unplaced}.`,
    `By light: ${lights
      .filter(([light]) => light !== 'unknown')
      .map(([light, count]) => `${light} ${count}`)
      .join(', ')}.`,
  ];
}

function problemLine({ event, field, found, expected }: EventProblem): string {
  return `  ${event}${field ? `, ${field}` : ''}: found ${found}, expected ${expected}.`;
}
