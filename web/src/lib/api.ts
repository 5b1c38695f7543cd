import type { AppType } from '@lyktan/api/app';
import { decodeCube } from '@lyktan/geodata/cube/decode';
import type { Cube } from '@lyktan/geodata/cube/cube';
import { hc, type InferResponseType } from 'hono/client';
import { error } from '@sveltejs/kit';
import { CubeFetchError } from './state/cubes.svelte.ts';

type Fetch = typeof globalThis.fetch;

/** The API's client, typed by the API itself. On the server `fetch` is the load function's own. */
export function api(origin: string, fetch: Fetch) {
  return hc<AppType>(origin, { fetch }).api;
}

export type Api = ReturnType<typeof api>;
export type Metadata = InferResponseType<Api['metadata']['$get'], 200>;
export type Totals = InferResponseType<Api['totals']['$get'], 200>;

/** What every page needs to know of the service and the caller, in a page's `load`. Without it there is no page. */
export async function loadMetadata(client: Api): Promise<Metadata> {
  const answer = await client.metadata.$get();
  if (!answer.ok) error(answer.status === 503 ? 503 : 500, 'metadata');
  return answer.json();
}

/** Fetches and decodes a cube. Throws CubeFetchError, saying whether network, server or bytes were at fault. */
export async function fetchCube(query: string, signal: AbortSignal): Promise<Cube> {
  const address = api(location.origin, fetch).cubes.$url();
  address.search = query;
  const response = await fetch(address, { signal }).catch((error: unknown) => {
    throw signal.aborted ? error : new CubeFetchError({ kind: 'network' });
  });
  if (!response.ok) throw new CubeFetchError({ kind: 'status', status: response.status });
  return decodeCube(new Uint8Array(await response.arrayBuffer()));
}
