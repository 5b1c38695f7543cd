import { placeFinder } from '@lyktan/geodata/event/placesMentioned';
import { type EventProblem, type ReadEvents, readEvents } from '@lyktan/geodata/event/readEvents';
import { FileRefused, type Refusal } from '@lyktan/geodata/import/refusals';
import type { Queryable } from '../../database/connect.ts';
import { noteProgress } from '../../queries/imports.ts';
import type { Municipality } from '../../queries/municipality.ts';
import { eventPlaceNames, removeEvents, storeEvents } from '../../queries/storeEvents.ts';
import { jsonElements, LARGEST_REPORT } from './features.ts';
import type { ImportJob, ImportReader, Outcome } from './kinds.ts';

const MOST_EVENTS = 200_000;
const NAMED_FAULTS = 20;

const TOO_MANY: Refusal = {
  sv: 'Filen har fler än 200 000 händelser. Dela den i flera.',
  en: 'The file has more than 200,000 events. Divide it into several.',
};

/** Events that the police published: a table of their own, never reports. */
export const eventKind: ImportReader = {
  kind: 'events',
  recognises: (_file, first) =>
    typeof first === 'object' &&
    first !== null &&
    'type' in first &&
    ('published' in first || 'datetime' in first),
  run,
  undo: async (tx, municipalityId, importId) => {
    const removed = await removeEvents(tx, municipalityId, importId);
    return {
      sv: `Ångrad: ${removed} händelser togs bort. De som fanns före den står kvar.`,
      en: `Undone: ${removed} events were taken away. Those that stood before it remain.`,
    };
  },
};

async function run(job: ImportJob): Promise<Outcome> {
  const { sql, place, record, progress, options } = job;
  const { events, problems, elsewhere } = await readEventList(sql, place, await readElements(job));
  progress.rowsRead = events.length + problems.length + elsewhere;
  progress.rowsBad = problems.length;
  await progress.flush();
  if (problems.length > 0 && options.skip_bad_rows === 'no')
    return { state: 'refused', headings: [], message: faultWords(problems) };
  const unplaced = events.filter(({ district }) => district === null).length;
  return {
    state: 'done',
    headings: [],
    message: doneWords(events.length - unplaced, unplaced, elsewhere),
    commit: async (tx) => {
      const { added, updated } = await storeEvents(tx, place, events, record.id);
      progress.rowsAccepted = added + updated;
      progress.rowsDuplicate = events.length - added - updated;
      await noteProgress(tx, place.id, record.id, progress);
    },
  };
}

async function readElements({ file, progress }: ImportJob): Promise<unknown[]> {
  const list: unknown[] = [];
  for await (const elements of jsonElements(
    file,
    LARGEST_REPORT,
    (bytes) => void (progress.bytesRead += bytes),
  )) {
    list.push(...elements);
    if (list.length > MOST_EVENTS) throw new FileRefused(TOO_MANY);
  }
  return list;
}

/** Events of a list in the police's own format or the slim one, with the municipality's names of places. */
export async function readEventList(
  sql: Queryable,
  place: Pick<Municipality, 'id' | 'name' | 'timeZone' | 'bounds'>,
  list: unknown,
): Promise<ReadEvents> {
  return readEvents(list, place, placeFinder(await eventPlaceNames(sql, place.id)));
}

function doneWords(placed: number, unplaced: number, elsewhere: number): Refusal {
  return {
    sv: `Händelser med stadsdel: ${placed}, utan: ${unplaced}, från andra orter och utelämnade: ${elsewhere}. De räknas aldrig bland rapporterna.`,
    en: `Events with a district: ${placed}, without: ${unplaced}, of other towns and left out: ${elsewhere}. They are never counted among the reports.`,
  };
}

function faultWords(problems: readonly EventProblem[]): Refusal {
  const list = problems
    .slice(0, NAMED_FAULTS)
    .map(
      ({ event, field, found, expected }) => `\n${event}${field ? `, ${field}` : ''}: ${found} (${expected})`,
    )
    .join('');
  return {
    sv: `${problems.length} händelser har fel, så inget lästes in. Rätta och skicka igen, eller ta in bara de goda.${list}`,
    en: `${problems.length} events have faults, so nothing was imported. Mend and send again, or take the good ones only.${list}`,
  };
}
