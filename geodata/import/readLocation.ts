import type { ReportDraft } from '../report/report.ts';
import type { Precision } from '../vocabulary/vocabulary.ts';
import { readPoint } from './points.ts';
import type { Cells, Complain, Surroundings } from './readRow.ts';
import { PRECISION, readNumber } from './values.ts';

type Location = Pick<ReportDraft, 'point' | 'precision' | 'districtCode'>;

const NOWHERE: Location = { point: null, precision: 'municipality', districtCode: null };

/**
 * Where a row is about. A point counts before a place's name and is exact unless said otherwise; the name of a district
 * or of a known place gives district precision (a name is no spot); the municipality's name gives municipality precision.
 */
export function readLocation(cells: Cells, around: Surroundings, complain: Complain): Location {
  const stated = statedPrecision(cells, complain);
  const longitude = (cells.longitude ?? '').trim();
  const latitude = (cells.latitude ?? '').trim();
  if (longitude !== '' && latitude !== '') return ofPoint(cells, stated, around, complain);
  if (longitude !== '' || latitude !== '')
    complain(longitude === '' ? 'longitude' : 'latitude', 'half_point');
  if (stated === 'exact' || stated === 'place') complain('precision', 'precision_needs_point');
  return ofName(cells, around, complain);
}

function statedPrecision(cells: Cells, complain: Complain): Precision | null {
  const cell = cells.precision ?? '';
  if (cell.trim() === '') return null;
  const precision = PRECISION.read(cell);
  if (precision === null) complain('precision', 'unknown_word', PRECISION.expected);
  return precision;
}

function ofPoint(cells: Cells, stated: Precision | null, around: Surroundings, complain: Complain): Location {
  const x = readNumber(cells.longitude ?? '');
  const y = readNumber(cells.latitude ?? '');
  if (x === null) complain('longitude', 'not_a_number');
  if (y === null) complain('latitude', 'not_a_number');
  if (x === null || y === null) return NOWHERE;
  const read = readPoint(x, y, around.bounds);
  if ('fault' in read) {
    const detail = read.fault === 'outside_municipality' ? boundsWords(around) : undefined;
    complain('longitude', read.fault, detail);
    return NOWHERE;
  }
  if (stated === 'municipality') return NOWHERE;
  // A point that stands for its district must not look like a spot: its district's name has to say which.
  if (stated === 'district') return ofName(cells, around, complain);
  return { point: read.point, precision: stated ?? 'exact', districtCode: null };
}

function ofName(cells: Cells, around: Surroundings, complain: Complain): Location {
  const name = plainPlace(cells.place ?? '');
  if (name === '') {
    complain('place', 'no_place');
    return NOWHERE;
  }
  const districtCode = around.districtOf.get(name);
  if (districtCode !== undefined) return { point: null, precision: 'district', districtCode };
  if (name !== plainPlace(around.municipality)) complain('place', 'unknown_place', likePlaces(name, around));
  return NOWHERE;
}

/** A place's name in the form in which names are compared. */
export function plainPlace(name: string): string {
  return name.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, ' ');
}

/** Three places whose names begin alike, else the first three. */
function likePlaces(name: string, { districtOf }: Surroundings): { sv: string; en: string } {
  const names = [...districtOf.keys()];
  const alike = names.filter((known) => known.startsWith(name.slice(0, 2)));
  const list = [...alike, ...names].slice(0, 3).join(', ');
  return { sv: list, en: list };
}

function boundsWords({ bounds: { west, south, east, north } }: Surroundings): { sv: string; en: string } {
  const en = `${west} to ${east} east, ${south} to ${north} north`;
  return { en, sv: `${west} till ${east} öst, ${south} till ${north} nord`.replaceAll('.', ',') };
}
