import type { Column } from '@lyktan/geodata/import/columns';
import type { InferResponseType } from 'hono/client';
import { api, type Api } from '#lib/api.ts';
import type { Language } from '#lib/i18n/language.ts';
import { detailIn, RequestFailed } from './sendFile.ts';

export type ImportDetail = InferResponseType<Api['imports'][':id']['$get'], 200>;
export type ImportAnswer = InferResponseType<Api['imports']['$get'], 200>['imports'][number];
export type Mapping = Record<string, Column | 'ignore'>;

const client = () => api(location.origin, fetch).imports;

/** The latest imports, newest first. @throws RequestFailed */
export async function listImports(lang: Language): Promise<ImportAnswer[]> {
  return (await read<{ imports: ImportAnswer[] }>(client().$get({ query: { lang } }))).imports;
}

/** @throws RequestFailed */
export function importDetail(id: string, lang: Language): Promise<ImportDetail> {
  return read<ImportDetail>(client()[':id'].$get({ param: { id }, query: { lang } }));
}

/** @throws RequestFailed */
export async function saveMapping(id: string, mapping: Mapping, lang: Language): Promise<void> {
  await read(client()[':id'].mapping.$post({ param: { id }, query: { lang }, json: { mapping } }));
}

/** @throws RequestFailed */
export async function undoImport(id: string, lang: Language): Promise<void> {
  await read(client()[':id'].undo.$post({ param: { id }, query: { lang } }));
}

/** Asks an import that is being read to stop; it ends a moment later. @throws RequestFailed */
export async function cancelImport(id: string, lang: Language): Promise<void> {
  await read(client()[':id'].cancel.$post({ param: { id }, query: { lang } }));
}

/** Where a file is sent, with what is said about it; what is empty is left out. */
export function sendAddress(query: Readonly<Record<string, string>>): URL {
  const address = client().$url();
  for (const [key, value] of Object.entries(query)) if (value !== '') address.searchParams.set(key, value);
  return address;
}

/** Where all bad rows of an import are fetched, to be mended. */
export function badRowsPath(id: string, lang: Language): string {
  return `/api/imports/${id}/bad-rows.csv?lang=${lang}`;
}

interface Answer {
  ok: boolean;
  status: number;
  text(): Promise<string>;
  json(): Promise<unknown>;
}

async function read<Good>(asked: Promise<Answer>): Promise<Good> {
  const answer = await asked.catch(() => null);
  if (answer === null) throw new RequestFailed(null);
  if (!answer.ok) throw new RequestFailed(answer.status, detailIn(await answer.text()));
  return (await answer.json()) as Good;
}
