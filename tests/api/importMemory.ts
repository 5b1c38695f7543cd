// A process of its own for importHostile.test.ts: receives and reads hostile files as the API does, and prints by how many MB
// its resident size grew at most.
import { csvRows } from '@lyktan/api/jobs/imports/csvRows';
import { featureHeadings } from '@lyktan/api/jobs/imports/features';
import { receiveFile } from '@lyktan/api/jobs/imports/receiveFile';
import { FileRefused } from '@lyktan/geodata/import/refusals';

const MB = 1024 * 1024;
const PIECE = 64 * 1024;

async function* pieces(start: string, piece: string, bytes: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from(start);
  const filled = Buffer.from(piece.repeat(Math.ceil(PIECE / piece.length)));
  for (let sent = 0; sent < bytes; sent += filled.length) yield filled;
}

const FEATURES = '{"type":"FeatureCollection","features":[';
const FILES: [start: string, piece: string, bytes: number][] = [
  ['', 'a', 1024 * MB],
  ['', '{"a":', 1024 * MB],
  [`${FEATURES}{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[`, '[12.1,58.1],', 1024 * MB],
  [`${FEATURES}{"type":"Feature","properties":{"text":"`, 'a', 1024 * MB],
  ['longitud;latitud;fritext\n12;58;"', 'a\n', 200 * MB],
  ['{"x":"', 'a', 1024 * MB],
  ['a;'.repeat(60_000) + '\n', '1;2\n', 100 * MB],
];

const before = process.memoryUsage.rss();
let most = before;
for (const [start, piece, bytes] of FILES) {
  try {
    const file = await receiveFile(pieces(start, piece, bytes), null);
    if (file.format === 'json') await featureHeadings(file);
    else
      for await (const _ of csvRows(file, () => undefined)) most = Math.max(most, process.memoryUsage.rss());
    throw new Error(`not refused: ${start.slice(0, 40)}`);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
  }
  most = Math.max(most, process.memoryUsage.rss());
}
console.log(Math.round((most - before) / MB));
