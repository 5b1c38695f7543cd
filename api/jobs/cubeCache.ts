import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { fetchQuery, type Filter } from '@lyktan/geodata/filter/filter';
import type { Sql } from '../database/connect.ts';
import { buildCube } from '../queries/cubes.ts';
import type { Municipality } from '../queries/municipality.ts';

/** Bytes of compressed cubes kept; one is some 20-400 kB. */
const CACHE_BYTES = 64 * 1024 * 1024;

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** One cube in each coding it is sent in. */
export interface CubeBytes {
  br: Uint8Array<ArrayBuffer>;
  gzip: Uint8Array<ArrayBuffer>;
}

/**
 * Builds cubes once for each data version and fetched filter: later requests get the same compressed
 * bytes, requests at the same time wait for the same build. The least recently used fall out.
 */
export function cubeCache(sql: Sql): (place: Municipality, filter: Filter) => Promise<CubeBytes> {
  const kept = new Map<string, CubeBytes>();
  const building = new Map<string, Promise<CubeBytes>>();
  let bytes = 0;

  return async (place, filter) => {
    const key = `${place.id} ${place.dataVersion} ${fetchQuery(filter)}`;
    const found = kept.get(key);
    if (found !== undefined) {
      kept.delete(key);
      kept.set(key, found);
      return found;
    }
    const build = building.get(key) ?? start(key, place, filter);
    return build;
  };

  function start(key: string, place: Municipality, filter: Filter): Promise<CubeBytes> {
    const build = buildCube(sql, { municipalityId: place.id, filter, audience: 'staff' })
      .then(compressed)
      .then((body) => keep(key, body))
      .finally(() => building.delete(key));
    building.set(key, build);
    return build;
  }

  function keep(key: string, body: CubeBytes): CubeBytes {
    kept.set(key, body);
    bytes += bytesOf(body);
    for (const [oldest, old] of kept) {
      if (bytes <= CACHE_BYTES || oldest === key) break;
      kept.delete(oldest);
      bytes -= bytesOf(old);
    }
    return body;
  }
}

async function compressed(cube: Uint8Array): Promise<CubeBytes> {
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(cube, BROTLI),
    promisify(gzip)(cube, { level: 6 }),
  ]);
  return { br: br as CubeBytes['br'], gzip: gz as CubeBytes['gzip'] };
}

const bytesOf = ({ br, gzip: gz }: CubeBytes): number => br.byteLength + gz.byteLength;
