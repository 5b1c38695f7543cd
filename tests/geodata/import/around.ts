import type { Column } from '@lyktan/geodata/import/columns';
import { type Cells, readRow, type Surroundings } from '@lyktan/geodata/import/readRow';
import { MUNICIPALITY } from '@lyktan/geodata/places/municipality';
import type { ReportDraft } from '@lyktan/geodata/report/report';

/** Local noon of the last day of August. */
export const AROUND: Surroundings = {
  timeZone: MUNICIPALITY.timeZone,
  bounds: MUNICIPALITY.bounds,
  nowMs: Date.parse('2026-08-31T10:00:00Z'),
  municipality: MUNICIPALITY.name,
  districtOf: new Map([
    ['sylte', 'sylte'],
    ['kronogården', 'kronogarden'],
    ['kronogarden', 'kronogarden'],
    ['drottningtorget', 'centrum'],
  ]),
};

const SOMEWHERE: Cells = { place: 'Sylte' };

/** The report of a row that has a place unless the cells say another. @throws where the row has problems */
export function reportOf(cells: Cells): ReportDraft {
  const read = readRow({ ...SOMEWHERE, ...cells }, AROUND);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.report;
}

/** The problems of such a row: column, code, and the cell as it was found. */
export function problemsOf(cells: Cells): [Column | null, string, string][] {
  const read = readRow({ ...SOMEWHERE, ...cells }, AROUND);
  return 'problems' in read ? read.problems.map(({ column, code, found }) => [column, code, found]) : [];
}
