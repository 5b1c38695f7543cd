import { AXES, featureCells } from '@lyktan/geodata/import/featureCells';
import { JsonElements } from '@lyktan/geodata/import/jsonElements';
import { FileRefused, REFUSALS } from '@lyktan/geodata/import/refusals';
import type { FileRow, OnBytes } from './csvRows.ts';
import type { ReceivedFile } from './receiveFile.ts';

/** Characters of one element: a report is small, a district's outline may be large. */
export const LARGEST_REPORT = 256 * 1024;
export const LARGEST_ELEMENT = 4 * 1024 * 1024;

const MOST_HEADINGS = 200;

/** The elements of a JSON file's list, some at a time. @throws FileRefused */
export async function* jsonElements(
  file: ReceivedFile,
  mostChars: number,
  onBytes: OnBytes,
): AsyncGenerator<unknown[]> {
  const text = new TextDecoder(file.encoding);
  const elements = new JsonElements(mostChars);
  for await (const chunk of file.read()) {
    onBytes(chunk.length);
    const found = elements.push(text.decode(chunk, { stream: true }));
    if (found.length > 0) yield found;
  }
  elements.end();
}

/** The first element of a file's list, for telling what the file holds. */
export async function firstElement(file: ReceivedFile): Promise<unknown> {
  for await (const elements of jsonElements(file, LARGEST_ELEMENT, () => undefined)) return elements[0];
  return null;
}

/** The headings of a GeoJSON file: the axes, then the names of all its features' properties. Reads it whole. */
export async function featureHeadings(file: ReceivedFile): Promise<string[]> {
  const headings = new Set<string>(AXES);
  for await (const elements of jsonElements(file, LARGEST_REPORT, () => undefined))
    for (const element of elements) {
      for (const heading of featureCells(element)?.keys() ?? []) headings.add(heading);
      if (headings.size > MOST_HEADINGS) throw new FileRefused(REFUSALS.many_columns);
    }
  return [...headings];
}

/** The features of a GeoJSON file as rows under `headings`; one that is no point has no cells. */
export async function* featureRows(
  file: ReceivedFile,
  headings: readonly string[],
  onBytes: OnBytes,
): AsyncGenerator<FileRow[]> {
  let number = 0;
  for await (const elements of jsonElements(file, LARGEST_REPORT, onBytes))
    yield elements.map((element) => {
      const cells = featureCells(element);
      number += 1;
      return {
        line: number,
        cells: cells === null ? [] : headings.map((heading) => cells.get(heading) ?? ''),
      };
    });
}
