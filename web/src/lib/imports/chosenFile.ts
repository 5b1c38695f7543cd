import { featureCells } from '@lyktan/geodata/import/featureCells';
import { type Encoding, FileScan, LARGEST_FILE } from '@lyktan/geodata/import/fileScan';
import { JsonElements } from '@lyktan/geodata/import/jsonElements';
import { FileRefused, REFUSALS, type Refusal } from '@lyktan/geodata/import/refusals';
import { separatorOf } from '@lyktan/geodata/import/separator';
import { type DistrictFields, knownFields } from '@lyktan/geodata/space/districtFile';
import type { ImportKind } from '@lyktan/geodata/vocabulary/vocabulary';
import { firstRows } from './firstRows.ts';

const LOOKED_AT_BYTES = 1024 * 1024;
const ROWS_LOOKED_AT = 20;

/** What a file seems to hold, by its first megabyte. The server decides; this is said before anything is sent. */
export interface FileLook {
  format: 'csv' | 'json';
  encoding: Encoding;
  /** Null where the beginning does not tell. */
  kind: ImportKind | null;
  headings: string[];
  /** Some rows, a cell a heading. */
  rows: string[][];
  /** Districts only: names of the first area's properties, and which of them are known as code and name. */
  properties: string[];
  fields: DistrictFields | null;
}

export interface ChosenFile {
  file: File;
  look: FileLook | { refused: Refusal };
}

/** Looks at a file that somebody chose. Never throws: one that cannot be opened is refused in words. */
export async function lookAt(file: File): Promise<ChosenFile> {
  try {
    if (file.size > LARGEST_FILE) throw new FileRefused(REFUSALS.too_large);
    const bytes = new Uint8Array(await file.slice(0, LOOKED_AT_BYTES).arrayBuffer());
    return { file, look: lookAtBytes(bytes.length < file.size ? wholeSigns(bytes) : bytes) };
  } catch (error) {
    const refused = error instanceof FileRefused ? error.words : UNREADABLE;
    return { file, look: { refused } };
  }
}

const UNREADABLE: Refusal = {
  sv: 'Filen kan inte öppnas. Den kan ha flyttats eller ändrats; välj den igen.',
  en: 'The file cannot be opened. It may have been moved or changed; choose it again.',
};

/** Without a letter that the cut divides. */
function wholeSigns(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.findLastIndex((byte) => byte < 0x80) + 1);
}

/** @throws FileRefused where it is seen at once that the file cannot be taken */
export function lookAtBytes(bytes: Uint8Array): FileLook {
  if (bytes.length === 0) throw new FileRefused(REFUSALS.empty);
  const scan = new FileScan();
  scan.push(bytes);
  const { encoding, format } = scan.end();
  const text = new TextDecoder(encoding).decode(bytes);
  const seen = { format, encoding, properties: [], fields: null };
  if (format === 'json') return { ...seen, ...lookAtElements(text) };
  const [headings = [], ...rows] = firstRows(text, separatorOf(text), ROWS_LOOKED_AT);
  return { ...seen, kind: 'reports', headings, rows };
}

type Elements = Pick<FileLook, 'kind' | 'headings' | 'rows'> & Partial<FileLook>;

function lookAtElements(text: string): Elements {
  const elements = new JsonElements(LOOKED_AT_BYTES).push(text).slice(0, ROWS_LOOKED_AT);
  const first = elements[0];
  const kind = kindOf(first);
  if (kind === 'reports') return { kind, ...featureTable(elements) };
  if (kind !== 'districts') return { kind, headings: [], rows: [] };
  const properties = isRecord(first) && isRecord(first.properties) ? Object.keys(first.properties) : [];
  const fields = knownFields({ type: 'FeatureCollection', features: [first] });
  return { kind, headings: [], rows: [], properties, fields };
}

function kindOf(first: unknown): ImportKind | null {
  if (!isRecord(first)) return null;
  if (first.type !== 'Feature') return 'type' in first ? 'events' : null;
  const geometry = isRecord(first.geometry) ? first.geometry.type : null;
  return geometry === 'Polygon' || geometry === 'MultiPolygon' ? 'districts' : 'reports';
}

function featureTable(elements: readonly unknown[]): Pick<FileLook, 'headings' | 'rows'> {
  const cells = elements.map((element) => featureCells(element) ?? new Map<string, string>());
  const headings = [...new Set(cells.flatMap((row) => [...row.keys()]))];
  return { headings, rows: cells.map((row) => headings.map((heading) => row.get(heading) ?? '')) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
