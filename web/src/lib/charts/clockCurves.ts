import { civilTwilight } from '@lyktan/geodata/light/twilight';
import { epochOfLocal, localParts } from '@lyktan/geodata/time/localTime';

const DAYS_APART = 4;

/** Local hour (0-24, fractional) of civil dawn and dusk on a date; `yearPart` 0-12 counts months from January. */
export interface TwilightPoint {
  yearPart: number;
  dawn: number | null;
  dusk: number | null;
}

/** Civil dawn and dusk through a year at a place, by the local clock, its summer time included. */
export function twilightPoints(
  year: number,
  point: readonly [number, number],
  timeZone: string,
): TwilightPoint[] {
  const points: TwilightPoint[] = [];
  for (let month = 0; month < 12; month += 1) {
    const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    for (let day = 1; day <= days; day += DAYS_APART) {
      const noon = epochOfLocal(year, month, day, 720, timeZone);
      const before = civilTwilight(noon - 86_400_000, point[0], point[1]);
      const after = civilTwilight(noon, point[0], point[1]);
      points.push({
        yearPart: month + (day - 0.5) / days,
        dawn: hourOf(before.dawn, timeZone),
        dusk: hourOf(after.dusk, timeZone),
      });
    }
  }
  return points;
}

function hourOf(epochMs: number | null, timeZone: string): number | null {
  if (epochMs === null) return null;
  const { hour, minute } = localParts(epochMs, timeZone);
  return hour + minute / 60;
}
