import type { ProfileSlots, SlotWeights } from '@lyktan/geodata/cube/build';
import { HOUR_CLASSES, MONTH_CLASSES } from '@lyktan/geodata/cube/cube';
import type { Queryable } from '../database/connect.ts';

interface ProfileRow {
  id: number;
  slots: Buffer;
  own: Buffer;
  night: Buffer;
}

/**
 * The time profiles of a municipality by id, as the cube adds them up: weekdays merged, those outside the filter left
 * out (a profile may be left without any).
 */
export async function profileSlots(
  sql: Queryable,
  municipalityId: number,
  weekdays: readonly number[] | null,
): Promise<Map<number, ProfileSlots>> {
  const rows = await sql<ProfileRow[]>`
    with slots as (
      select cell.profile_id,
        (cell.light * ${MONTH_CLASSES} + cell.month) * ${HOUR_CLASSES} + cell.hour as slot,
        sum(cell.weight) filter (where ${weekdays ? sql`cell.weekday = any(${weekdays}::smallint[])` : sql`true`}) as own,
        sum(cell.weight) filter (where ${weekdays ? sql`cell.night_weekday = any(${weekdays}::smallint[])` : sql`false`}) as night
      from time_profile_cells cell
      join time_profiles on time_profiles.id = cell.profile_id
      where time_profiles.municipality_id = ${municipalityId}
      group by cell.profile_id, slot
    )
    select profile_id as id,
      string_agg(int2send(slot::smallint), '') as slots,
      string_agg(int2send(coalesce(own, 0)::smallint), '') as own,
      string_agg(int2send(coalesce(night, 0)::smallint), '') as night
    from slots
    group by profile_id`;
  return new Map(
    rows.map(({ id, slots, own, night }) => [
      id,
      { own: slotWeights(slots, own), night: weekdays && slotWeights(slots, night) },
    ]),
  );
}

/** Two columns of 16-bit numbers, slots without weight left out. */
function slotWeights(slots: Buffer, weights: Buffer): SlotWeights {
  const filled: { slot: number; weight: number }[] = [];
  for (let at = 0; at < slots.length; at += 2) {
    const weight = weights.readInt16BE(at);
    if (weight > 0) filled.push({ slot: slots.readInt16BE(at), weight });
  }
  return {
    slots: Uint16Array.from(filled, ({ slot }) => slot),
    weights: Uint16Array.from(filled, ({ weight }) => weight),
  };
}
