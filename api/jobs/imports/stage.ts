import { CHUNK, type NewReport, reportRow, type ReportRow, storeRows } from '../../queries/storeReports.ts';
import { profileReader, storeProfiles } from '../../queries/storeProfiles.ts';
import type { ImportJob } from './kinds.ts';

/** Chunks on their way to the database at once: on a server they run side by side, embedded they queue. */
const UNDER_WAY = 2;

export interface ReportStage {
  /** Takes a report; waits where enough are under way. */
  add(report: NewReport): Promise<void>;
  /** Waits until all taken are stored. */
  finish(): Promise<void>;
  /** Waits until nothing is under way, whatever became of it. */
  settled(): Promise<void>;
}

/** Stores reports as staged, a chunk a transaction. */
export function reportStage({ sql, place, progress }: ImportJob): ReportStage {
  const profileOf = profileReader(place.timeZone);
  const profileIds = new Map<string, number>();
  const underWay = new Set<Promise<void>>();
  let rows: ReportRow[] = [];

  return {
    add: async (report) => {
      rows.push(reportRow(report, place, profileOf));
      if (rows.length === CHUNK) await send();
    },
    finish: async () => {
      if (rows.length > 0) await send();
      await Promise.all(underWay);
    },
    settled: async () => void (await Promise.allSettled(underWay)),
  };

  async function send(): Promise<void> {
    const chunk = rows;
    rows = [];
    while (underWay.size >= UNDER_WAY) await Promise.race(underWay);
    const stored = store(chunk).finally(() => underWay.delete(stored));
    // Its failure is met by whoever waits next; until then it is nobody's unhandled rejection.
    stored.catch(() => undefined);
    underWay.add(stored);
  }

  async function store(chunk: ReportRow[]): Promise<void> {
    // In one order, so that two chunks with the same rows never wait for each other crosswise.
    chunk.sort((a, b) => (a.report.from!.fingerprint < b.report.from!.fingerprint ? -1 : 1));
    const unknown = chunk.map((row) => row.profile).filter((profile) => !profileIds.has(profile.key));
    // Committed by itself, and known only then: the other chunk may use it.
    const added = (await sql.begin((tx) => storeProfiles(tx, place.id, unknown))) as Map<string, number>;
    for (const [key, id] of added) profileIds.set(key, id);
    const ids = (await sql.begin((tx) => storeRows(tx, place.id, chunk, profileIds))) as string[];
    progress.rowsAccepted += ids.length;
    progress.rowsDuplicate += chunk.length - ids.length;
  }
}
