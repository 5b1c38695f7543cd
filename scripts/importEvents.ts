import type { Queryable } from '@lyktan/api/database/connect';
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

/** Nothing was stored. The message names each faulty event, its field, what was found and what was expected. */
export class EventFileError extends Error {
  override name = 'EventFileError';
}

/**
 * Stores the police's published events; the same file twice changes nothing. Run it inside a transaction: all or
 * nothing is the caller's.
 * @param json the file's content, in the format of the police's API or the slim one
 * @param source name of the file
 * @throws EventFileError naming every fault
 */
export async function importEvents(tx: Queryable, json: unknown, source: string): Promise<ImportedEvents> {
  const place = await municipality(tx);
  if (place === null)
    throw new EventFileError('There is no municipality yet. Run npm start once, or npm run seed.');
  const finder = placeFinder(await eventPlaceNames(tx, place.id));
  const { events, problems, elsewhere } = readEvents(json, place, finder);
  if (problems.length > 0)
    throw new EventFileError(
      ['Nothing was imported. Mend and send again:', ...problems.map(problemLine)].join('\n'),
    );
  return { ...(await storeEvents(tx, place, events, source)), elsewhere };
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
