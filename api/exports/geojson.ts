import type { ExportedReport } from '../queries/exports.ts';
import type { About } from './about.ts';
import { reportRow } from './reportRow.ts';
import { REPORT_COLUMNS, type ExportLanguage, type ReportColumn } from './words.ts';

/** The geometry says these. */
const AXES = new Set<ReportColumn>(['longitude', 'latitude']);

/** Reports as one GeoJSON feature collection, page by page; its member `metadata` says what it holds. */
export async function* reportsGeoJson(
  pages: AsyncIterable<readonly ExportedReport[]>,
  about: About,
  { language, timeZone }: { language: ExportLanguage; timeZone: string },
): AsyncGenerator<string> {
  const metadata = Object.fromEntries(about.map(({ key, value }) => [key, value]));
  yield `{"type":"FeatureCollection","metadata":${JSON.stringify(metadata)},"features":[`;
  let first = true;
  for await (const page of pages) {
    const features = page.map((report) => JSON.stringify(featureOf(report)));
    yield (first ? '\n' : ',\n') + features.join(',\n');
    first = false;
  }
  yield '\n]}\n';

  /** Keys are the English columns whatever the language: programmes read them. */
  function featureOf(report: ExportedReport) {
    const row = reportRow(report, timeZone, language);
    const properties = Object.fromEntries(
      REPORT_COLUMNS.filter((column) => !AXES.has(column) && row[column] !== null).map((column) => [
        column,
        row[column],
      ]),
    );
    const placed = row.longitude !== null && row.latitude !== null;
    return {
      type: 'Feature',
      properties,
      geometry: placed ? { type: 'Point', coordinates: [row.longitude, row.latitude] } : null,
    };
  }
}
