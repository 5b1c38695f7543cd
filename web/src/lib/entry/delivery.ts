import type { KnownLight } from '@lyktan/geodata/vocabulary/vocabulary';
import { api } from '../api.ts';
import type { EntryBody } from './draft.ts';

/** What became of a request: stored, refused for good with the fields at fault, or to be tried again. */
export type Delivery =
  | { kind: 'stored'; light: KnownLight | null; hours: number }
  | { kind: 'refused'; fields: string[] }
  | { kind: 'later' };

const client = () => api(location.origin, fetch).reports;

/** Sends an entry, after taking back the one it replaces. The same entry may be sent again under its id. */
export async function deliver(entry: EntryBody, replaces: string | null): Promise<Delivery> {
  if (replaces !== null && !(await remove(replaces))) return { kind: 'later' };
  try {
    const answer = await client().$post({ json: { reports: [entry] } });
    if (answer.ok) {
      const { light, hours } = (await answer.json()).reports[0]!;
      return { kind: 'stored', light, hours };
    }
    if (answer.status >= 500) return { kind: 'later' };
    const { errors = [] } = (await answer.json()) as { errors?: { field: string }[] };
    return { kind: 'refused', fields: errors.map(({ field }) => field.replace(/^reports\.0\./, '')) };
  } catch {
    // No network, or an answer cut off: whether it arrived is not known, so it is sent again under the same id.
    return { kind: 'later' };
  }
}

/** Takes an entry back. True where it is gone, also where it never arrived. */
export async function remove(id: string): Promise<boolean> {
  try {
    const { status } = await client()[':id'].$delete({ param: { id } });
    return status === 204 || status === 404;
  } catch {
    return false;
  }
}
