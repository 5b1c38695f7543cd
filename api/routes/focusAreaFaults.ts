import { FOCUS_AREA_LIMITS, windowsMeet } from '@lyktan/geodata/patrol/focusArea';
import type { Queryable } from '../database/connect.ts';
import { ApiError, type FieldProblem } from '../errors.ts';
import { nameIsTaken, overlapping, shapeFacts, type ShapeFacts } from '../queries/focusAreaChecks.ts';
import type { FocusAreaDraft } from '../queries/focusAreas.ts';
import type { Municipality } from '../queries/municipality.ts';

export interface OverlapWarning {
  kind: 'overlap';
  message: string;
  area: { id: string; name: string };
  sharedM2: number;
}

/**
 * Refuses a draft that cannot be a focus area, naming every fault; an area that lies over another at the same times is
 * only warned of. `id` is the area that is changed, null for a new one.
 * @throws ApiError bad_input, or conflict where another area bears the name
 */
export async function judgeDraft(
  sql: Queryable,
  place: Municipality,
  draft: FocusAreaDraft,
  id: string | null,
): Promise<OverlapWarning[]> {
  const faults = [...timeFaults(draft), ...(await shapeFaults(sql, place, draft))];
  if (faults.length > 0) throw new ApiError('bad_input', 'The focus area cannot be saved as it is.', faults);
  if (await nameIsTaken(sql, place.id, draft.name, id)) throw nameTaken(draft.name);
  return overlapWarnings(sql, place, draft, id);
}

/** Two areas of one name could not be told apart on the map. */
export function nameTaken(name: string): ApiError {
  return new ApiError('conflict', 'Another focus area bears this name.', [
    {
      field: 'name',
      message: `"${name}" is the name of another focus area`,
      remedy: 'Choose another name, or change that area instead.',
    },
  ]);
}

function timeFaults({ status, windows, validFrom, validTo }: FocusAreaDraft): FieldProblem[] {
  const faults: FieldProblem[] = [];
  if (status === 'active' && windows.length === 0)
    faults.push({
      field: 'windows',
      message: 'an active focus area has no window',
      remedy: 'Add the times at which police mean to be visible, or keep it as a draft.',
    });
  if (validTo !== null && validTo <= validFrom)
    faults.push({
      field: 'validTo',
      message: `${validTo} is not after ${validFrom}`,
      remedy: 'Choose a later day, or leave it out. The area holds up to, but not including, this day.',
    });
  return faults;
}

async function shapeFaults(
  sql: Queryable,
  place: Municipality,
  { geometry }: FocusAreaDraft,
): Promise<FieldProblem[]> {
  const ring = geometry.coordinates[0] ?? [];
  const [first, last] = [ring[0], ring.at(-1)];
  if (first?.join() !== last?.join())
    return [
      {
        field: 'geometry.coordinates.0',
        message: 'the ring is not closed',
        remedy: 'Repeat the first position as the last.',
      },
    ];
  return judgeShape(await shapeFacts(sql, place.id, geometry), place, ring);
}

function judgeShape(facts: ShapeFacts, { bounds }: Municipality, ring: number[][]): FieldProblem[] {
  const { minAreaM2, maxAreaM2 } = FOCUS_AREA_LIMITS;
  const { valid, reason, faultAt, insideMunicipality, areaM2 } = facts;
  if (!insideMunicipality) {
    const swapped = ring.every(
      ([x = 0, y = 0]) => y >= bounds.west && y <= bounds.east && x >= bounds.south && x <= bounds.north,
    );
    return [
      outlineFault(
        swapped ? 'the axes are swapped' : 'it reaches outside the municipality',
        swapped
          ? 'Longitude comes first.'
          : `Keep it between ${bounds.west} and ${bounds.east} east, ${bounds.south} and ${bounds.north} north.`,
      ),
    ];
  }
  if (!valid) {
    const where = faultAt === null ? '' : ` at ${faultAt.map((degree) => degree.toFixed(6)).join(', ')}`;
    return [
      outlineFault(
        `${reason ?? 'Not a valid polygon'}${where}`,
        'Move the corners so that the outline never touches itself.',
      ),
    ];
  }
  if (areaM2 === null || areaM2 < minAreaM2 || areaM2 > maxAreaM2)
    return [
      outlineFault(
        `it measures ${Math.round(areaM2 ?? 0)} square metres`,
        `Draw it between ${minAreaM2} and ${maxAreaM2} square metres.`,
      ),
    ];
  return [];
}

const outlineFault = (message: string, remedy: string): FieldProblem => ({
  field: 'geometry',
  message,
  remedy,
});

async function overlapWarnings(
  sql: Queryable,
  place: Municipality,
  draft: FocusAreaDraft,
  id: string | null,
): Promise<OverlapWarning[]> {
  if (draft.status !== 'active') return [];
  const others = await overlapping(sql, place.id, draft.geometry, id);
  return others
    .filter(({ windows }) => windows.some((one) => draft.windows.some((own) => windowsMeet(one, own))))
    .map((other) => ({
      kind: 'overlap',
      message: `It shares ${other.sharedM2} square metres with "${other.name}", at some of the same times.`,
      area: { id: other.id, name: other.name },
      sharedM2: other.sharedM2,
    }));
}
