import { REPORT_WEIGHT } from '../time/profile.ts';
import { ByteReader } from './bytes.ts';
import {
  CubeFormatError,
  HOUR_CLASSES,
  LIGHT_CLASSES,
  MONTH_CLASSES,
  SECTION_NAMES,
  SLOTS,
  slotOf,
  type Cube,
  type CubePlane,
  type CubeSection,
} from './cube.ts';
import { MAGIC, type FileHead } from './encode.ts';

/**
 * Unpacks what encodeCube packed (already gunzipped) and sums it up for brushing.
 * @throws CubeFormatError when the bytes are no cube, another version, or damaged
 */
export function decodeCube(bytes: Uint8Array): Cube {
  if (!MAGIC.every((byte, index) => bytes[index] === byte))
    throw new CubeFormatError('Not a cube of this version');
  const reader = new ByteReader(bytes);
  reader.take(MAGIC.length);
  const { header, sections } = readHead(reader);
  const [cells, ...others] = sections.map((head) => readSection(reader, head));
  reader.expectEnd();
  const [districts, municipality, concerns, channels] = others;
  if (!districts || !municipality || !concerns || !channels)
    throw new CubeFormatError('A section is missing');
  return { header, sections: { cells: cells ?? null, districts, municipality, concerns, channels } };
}

function readHead(reader: ByteReader): FileHead {
  const text = reader.take(reader.varint());
  try {
    const head = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text)) as FileHead;
    if (head.sections.length !== SECTION_NAMES.length) throw new CubeFormatError('Unexpected sections');
    return head;
  } catch (error) {
    throw new CubeFormatError('The head cannot be read', { cause: error });
  }
}

function readSection(reader: ByteReader, head: FileHead['sections'][number]): CubeSection | null {
  const places = head?.places.length ?? 0;
  const own = readPlane(reader, places);
  const night = readPlane(reader, head?.hasNight ? places : 0);
  if (!head) return null;
  return {
    places: head.places,
    reports: Uint32Array.from(head.reports),
    own,
    night: head.hasNight ? night : own,
  };
}

function readPlane(reader: ByteReader, places: number): CubePlane {
  const filled = reader.varint();
  if (filled > places * SLOTS) throw new CubeFormatError('More values than slots');
  const cells = new Float64Array(filled);
  let position = -1;
  for (let index = 0; index < filled; index += 1) {
    position += 1 + reader.varint();
    if (position >= places * SLOTS) throw new CubeFormatError('A value lies outside its section');
    cells[index] = (position % SLOTS) * places + Math.floor(position / SLOTS);
  }
  const timed = new Float64Array(places * SLOTS);
  const mass = new Float64Array(places * SLOTS);
  for (const cell of cells) timed[cell] = reader.varint() * REPORT_WEIGHT;
  for (const cell of cells) mass[cell] = timed[cell]! + reader.varint();
  return { mass: prefixSums(mass, places), timed: prefixSums(timed, places) };
}

/** Sums in place along hour, month and light, so that any box of classes is a few additions. */
function prefixSums(sums: Float64Array, places: number): Float64Array {
  for (let light = 0; light < LIGHT_CLASSES; light += 1) {
    for (let month = 0; month < MONTH_CLASSES; month += 1) {
      for (let hour = 1; hour < HOUR_CLASSES; hour += 1) addRow(sums, places, slotOf(light, month, hour), 1);
    }
    const ofMonth = slotOf(light, 1, 0);
    for (let slot = ofMonth; slot < slotOf(light + 1, 0, 0); slot += 1)
      addRow(sums, places, slot, HOUR_CLASSES);
  }
  const ofLight = slotOf(1, 0, 0);
  for (let slot = ofLight; slot < SLOTS; slot += 1) addRow(sums, places, slot, ofLight);
  return sums;
}

function addRow(sums: Float64Array, places: number, slot: number, back: number): void {
  const to = slot * places;
  const from = (slot - back) * places;
  for (let place = 0; place < places; place += 1) sums[to + place]! += sums[from + place]!;
}
