import type { z } from '@hono/zod-openapi';
import type { importSchema } from '@lyktan/api/routes/importSchemas';

type Import = z.infer<typeof importSchema>;

const WIDTH = 30;
const LINE_EVERY_MS = 2000;

/** Shows how far an import is: one line drawn over again in a terminal, else a plain line every two seconds. */
export function progressLine(out: NodeJS.WriteStream): (shown: Import) => void {
  let saidAt = 0;
  return (shown) => {
    const ended = shown.state !== 'reading';
    if (out.isTTY) {
      out.write(`\r\x1b[K${lineOf(shown)}${ended ? '\n' : ''}`);
    } else if (ended || performance.now() - saidAt > LINE_EVERY_MS) {
      saidAt = performance.now();
      out.write(`${lineOf(shown)}\n`);
    }
  };
}

/** e.g. "[=========>          ]  45 %  12,000 rows  21,300 rows/s  3 bad". */
export function lineOf(shown: Import): string {
  const share = shown.bytesTotal === 0 ? 1 : Math.min(1, shown.bytesRead / shown.bytesTotal);
  const filled = Math.round(share * WIDTH);
  const bar = `${'='.repeat(filled)}${filled < WIDTH ? '>' : ''}`.slice(0, WIDTH).padEnd(WIDTH);
  const number = (value: number): string => value.toLocaleString('en');
  const parts = [
    `[${bar}] ${String(Math.round(share * 100)).padStart(3)} %`,
    `${number(shown.rowsRead)} rows`,
    `${number(shown.rowsPerSecond)} rows/s`,
    ...(shown.rowsBad > 0 ? [`${number(shown.rowsBad)} bad`] : []),
    ...(shown.rowsDuplicate > 0 ? [`${number(shown.rowsDuplicate)} stood already`] : []),
  ];
  return parts.join('  ');
}
