import type { ReportDraft } from '@lyktan/geodata/report/report';
import { localParts } from '@lyktan/geodata/time/localTime';
import { timeProfile, type TimeProfile } from '@lyktan/geodata/time/profile';
import type { Queryable } from '../database/connect.ts';

/** Cells a statement. */
const CELLS = 10_000;

/** The time profile of a report at a point. */
export type ProfileReader = (report: ReportDraft, point: readonly [number, number]) => TimeProfile;

/** Computes profiles, each recurring window at each place once: a year of minutes is behind every one. */
export function profileReader(timeZone: string): ProfileReader {
  const windows = new Map<string, TimeProfile>();
  return ({ time, statedLight, reportedAt }, point) => {
    const compute = () => timeProfile(time, statedLight, point, timeZone, reportedAt);
    if (time.kind !== 'window') return compute();
    // As coarse as the profile itself: to 0.01 degrees and the year.
    const { year } = localParts(reportedAt.getTime(), timeZone);
    const key = JSON.stringify([
      time.window,
      statedLight,
      point.map((degrees) => Math.round(degrees * 100)),
      year,
    ]);
    const known = windows.get(key) ?? compute();
    windows.set(key, known);
    return known;
  };
}

/** Stores the profiles not there yet. @returns database id by profile key */
export async function storeProfiles(
  tx: Queryable,
  municipalityId: number,
  profiles: readonly TimeProfile[],
): Promise<Map<string, number>> {
  const byKey = new Map(profiles.map((profile) => [profile.key, profile]));
  // In one order, so that two imports' transactions never wait for each other crosswise.
  const keys = [...byKey.keys()].sort();
  if (keys.length === 0) return new Map();
  const added = await tx<{ id: number; key: string }[]>`
    insert into time_profiles (municipality_id, key)
    select ${municipalityId}, key from unnest(${keys}::text[]) as profile (key)
    on conflict (municipality_id, key) do nothing
    returning id, key`;
  await insertProfileCells(
    tx,
    added.flatMap(({ id, key }) => byKey.get(key)!.cells.map((cell) => ({ ...cell, id }))),
  );
  const stored = await tx<{ id: number; key: string }[]>`
    select id, key from time_profiles where municipality_id = ${municipalityId} and key = any(${keys}::text[])`;
  return new Map(stored.map(({ id, key }) => [key, id]));
}

async function insertProfileCells(
  tx: Queryable,
  cells: readonly ({ id: number } & TimeProfile['cells'][number])[],
): Promise<void> {
  for (let at = 0; at < cells.length; at += CELLS) {
    const part = cells.slice(at, at + CELLS);
    await tx`
      insert into time_profile_cells (profile_id, month, hour, light, weekday, night_weekday, weight)
      select * from unnest(
        ${part.map((cell) => cell.id)}::integer[], ${part.map((cell) => cell.month)}::smallint[],
        ${part.map((cell) => cell.hour)}::smallint[], ${part.map((cell) => cell.light)}::smallint[],
        ${part.map((cell) => cell.weekday)}::smallint[], ${part.map((cell) => cell.nightWeekday)}::smallint[],
        ${part.map((cell) => cell.weight)}::smallint[])`;
  }
}
