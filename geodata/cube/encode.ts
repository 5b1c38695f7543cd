import type { PlaceSums, SlotSums } from './build.ts';
import { ByteWriter } from './bytes.ts';
import { SECTION_NAMES, SLOTS, type CubeHeader, type SectionName } from './cube.ts';

/** First bytes of every cube: name and version of the format. */
export const MAGIC = Uint8Array.of(0x4c, 0x59, 0x4b, 0x43, 1);

/** Sums by section; `cells` is null where a gender is chosen. */
export type SectionSums = Record<Exclude<SectionName, 'cells'>, PlaceSums[]> & { cells: PlaceSums[] | null };

/** What the JSON part of the file holds beside the header. */
export interface FileHead {
  header: CubeHeader;
  sections: ({ places: string[]; reports: number[]; hasNight: boolean } | null)[];
}

/**
 * Packs a cube: magic, length and text of a JSON head, then for each plane of each section three columns of
 * variable-length integers (gaps between filled slots, whole reports with an instant, weight of the rest), and a
 * checksum. Columns, since each repeats itself and so compresses well. Empty slots take no room.
 */
export function encodeCube(header: CubeHeader, sections: SectionSums): Uint8Array {
  const writer = new ByteWriter();
  const head: FileHead = {
    header,
    sections: SECTION_NAMES.map((name) => sections[name] && headOf(sections[name])),
  };
  const text = new TextEncoder().encode(JSON.stringify(head));
  writer.append(MAGIC);
  writer.varint(text.length);
  writer.append(text);
  for (const name of SECTION_NAMES) {
    const places = sections[name] ?? [];
    writePlane(
      writer,
      places.map(({ own }) => own),
    );
    writePlane(
      writer,
      places.flatMap(({ night }) => night ?? []),
    );
  }
  return writer.finish();
}

function headOf(places: PlaceSums[]) {
  return {
    places: places.map(({ place }) => place),
    reports: places.map(({ reports }) => reports),
    hasNight: places.some(({ night }) => night !== null),
  };
}

/** Positions run through all places: place * SLOTS + slot. */
function writePlane(writer: ByteWriter, places: SlotSums[]): void {
  const filled: number[] = [];
  places.forEach(({ spread, instants }, place) => {
    for (let slot = 0; slot < SLOTS; slot += 1) {
      if (spread[slot]! > 0 || instants[slot]! > 0) filled.push(place * SLOTS + slot);
    }
  });
  writer.varint(filled.length);
  filled.forEach((position, index) => writer.varint(position - (index > 0 ? filled[index - 1]! + 1 : 0)));
  for (const measure of ['instants', 'spread'] as const) {
    for (const position of filled)
      writer.varint(places[Math.floor(position / SLOTS)]![measure][position % SLOTS]!);
  }
}
