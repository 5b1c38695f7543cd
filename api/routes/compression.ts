import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import type { ApiEnvironment } from './context.ts';

/** Codings the API can send, the better one first. */
export const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Bodies below this many bytes are sent as they are. */
const LEAST_BYTES = 1024;
/** Of 11: as small as gzip's best at less than gzip's usual time, measured on cubes and GeoJSON. */
const BROTLI_QUALITY = 4;
const COMPRESSIBLE = /^(text\/|application\/(json|[\w.-]+\+json|octet-stream|vnd\.mapbox-vector-tile))/;

/**
 * The coding to answer in (RFC 9110, 12.5.3): the one of the highest q, brotli before gzip where they are alike, and
 * null (as it is) where the caller takes neither or would rather have it so.
 */
export function encodingFor(header: string | undefined): Encoding | null {
  const wishes = new Map<string, number>();
  for (const part of (header ?? '').split(',')) {
    const match = /^\s*([\w*-]+)\s*(?:;\s*q=(\d(?:\.\d{0,3})?)\s*)?$/i.exec(part);
    if (match?.[1]) wishes.set(match[1].toLowerCase(), Number(match[2] ?? 1));
  }
  const wish = (coding: string) => wishes.get(coding) ?? wishes.get('*') ?? 0;
  const asItIs = wishes.get('identity') ?? 0;
  return ENCODINGS.reduce<Encoding | null>((best, coding) => {
    const least = best === null ? asItIs : wish(best);
    const better = best === null ? wish(coding) > 0 && wish(coding) >= least : wish(coding) > least;
    return better ? coding : best;
  }, null);
}

/** Compresses answers as they are written, brotli or gzip; those that are so already, and tiny ones, pass. */
export const compressed: MiddlewareHandler<ApiEnvironment> = async (c, next) => {
  await next();
  const { headers, body } = c.res;
  if (!COMPRESSIBLE.test(headers.get('content-type') ?? '')) return;
  if (!/accept-encoding/i.test(headers.get('vary') ?? ''))
    c.header('Vary', 'Accept-Encoding', { append: true });
  const encoding = encodingFor(c.req.header('accept-encoding'));
  if (!encoding || !body || c.req.method === 'HEAD' || headers.has('content-encoding')) return;
  const { start, ended, rest } = await beginningOf(body);
  const whole = ended ? start : readAfter(start, rest);
  if (ended && start.byteLength < LEAST_BYTES) {
    c.res = new Response(start, c.res);
    return;
  }
  c.res = new Response(through(whole, encoding), c.res);
  c.header('Content-Encoding', encoding);
  c.header('Content-Length', undefined);
};

interface Beginning {
  start: Uint8Array<ArrayBuffer>;
  /** Whether `start` is all there is. */
  ended: boolean;
  rest: ReadableStreamDefaultReader<Uint8Array>;
}

/** Reads until it is known whether a body is tiny. */
async function beginningOf(body: ReadableStream<Uint8Array>): Promise<Beginning> {
  const rest = body.getReader();
  let start = new Uint8Array(0);
  while (start.byteLength < LEAST_BYTES) {
    const { done, value } = await rest.read();
    if (done) return { start, ended: true, rest };
    start = new Uint8Array(Buffer.concat([start, value]));
  }
  return { start, ended: false, rest };
}

function readAfter(
  start: Uint8Array<ArrayBuffer>,
  rest: ReadableStreamDefaultReader<Uint8Array>,
): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(start),
    pull: async (controller) => {
      const { done, value } = await rest.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => rest.cancel(reason),
  });
}

function through(
  body: Uint8Array | ReadableStream<Uint8Array>,
  encoding: Encoding,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const source =
    body instanceof ReadableStream ? Readable.fromWeb(body as NodeReadableStream) : Readable.from([body]);
  const coder =
    encoding === 'br'
      ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
      : createGzip();
  source.on('error', (error) => coder.destroy(error));
  coder.on('close', () => source.destroy());
  return Readable.toWeb(source.pipe(coder)) as ReadableStream<Uint8Array<ArrayBuffer>>;
}
