import type { InferResponseType } from 'hono/client';
import type { Polygon } from 'geojson';
import type { FocusAreaWindow } from '@lyktan/geodata/patrol/focusArea';
import { api, type Api } from '#lib/api.ts';

type Saved = InferResponseType<Api['focus-areas']['$post'], 201>;
type Properties = Omit<Saved['area']['properties'], 'windows'> & { windows: FocusAreaWindow[] };

/** A focus area as the API tells it. */
export interface FocusArea {
  type: 'Feature';
  properties: Properties;
  geometry: Polygon;
}

export type Warning = Saved['warnings'][number];

type Told = InferResponseType<Api['focus-areas'][':id']['versions']['$get'], 200>['versions'][number];
/** One state that an area has had. */
export type AreaVersion = Omit<Told, 'windows' | 'geometry'> & {
  windows: FocusAreaWindow[];
  geometry: Polygon;
};

const client = () => api(location.origin, fetch)['focus-areas'];

/** All areas as they stand now. Throws where they cannot be fetched. */
export async function fetchAreas(): Promise<FocusArea[]> {
  const answer = await client().$get();
  if (!answer.ok) throw new Error(`focus areas: ${answer.status}`);
  return ((await answer.json()) as unknown as { features: FocusArea[] }).features;
}

/** Every state of an area, newest first. Throws where they cannot be fetched. */
export async function fetchVersions(id: string): Promise<AreaVersion[]> {
  const answer = await client()[':id'].versions.$get({ param: { id } });
  if (!answer.ok) throw new Error(`versions: ${answer.status}`);
  return ((await answer.json()) as unknown as { versions: AreaVersion[] }).versions;
}

/** What came of a change: the area as it now stands, or why not. */
export type Outcome =
  | { kind: 'saved'; area: FocusArea; warnings: Warning[] }
  | { kind: 'stale' }
  | { kind: 'refused'; fields: { field: string; message: string }[]; detail: string }
  | { kind: 'unreachable' };

interface Answer {
  ok: boolean;
  status: number;
  json(): Promise<unknown>;
}

/** Makes a change and reads its answer; never throws, so that the form keeps what it holds. */
export async function change(
  request: (areas: ReturnType<typeof client>) => Promise<Answer>,
): Promise<Outcome> {
  try {
    const answer = await request(client());
    const body = (await answer.json()) as Partial<Saved> & {
      detail?: string;
      errors?: { field: string; message: string }[];
    };
    if (answer.ok)
      return {
        kind: 'saved',
        area: body.area as unknown as FocusArea,
        warnings: (body.warnings ?? []) as Warning[],
      };
    const fields = body.errors ?? [];
    if (answer.status === 409 && fields.some(({ field }) => field === 'version')) return { kind: 'stale' };
    return { kind: 'refused', fields, detail: body.detail ?? String(answer.status) };
  } catch {
    return { kind: 'unreachable' };
  }
}
