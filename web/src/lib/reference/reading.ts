import type { Role } from '@lyktan/geodata/vocabulary/vocabulary';
import { typeText, type Schema } from './typeText.ts';

/** The parts of an OpenAPI 3.1 document that are read here. */
export interface OpenApiDocument {
  info: { title: string; description?: string };
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

interface Operation {
  'x-roles'?: Role[];
  summary?: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  example?: string;
  schema?: Schema & { example?: string };
}

/** A word of an address. */
export interface Word {
  name: string;
  inPath: boolean;
  required: boolean;
  description: string;
  example: string | null;
  /** An address that asks with this word alone. */
  link: string | null;
}

export interface Answer {
  status: string;
  description: string;
  mediaType: string | null;
  /** What it holds, written as a type; null where nothing, or bytes. */
  shape: string | null;
}

export interface Route {
  id: string;
  method: string;
  path: string;
  summary: string;
  /** Who may use it; null where everybody may. */
  roles: Role[] | null;
  words: Word[];
  body: string | null;
  answers: Answer[];
  errors: Answer[];
  /** An address that can be asked as it stands; null where it changes something or needs an id. */
  link: string | null;
}

export interface Subject {
  name: string;
  routes: Route[];
}

export interface Shape {
  name: string;
  text: string;
  description: string | null;
}

export interface Reference {
  subjects: Subject[];
  shapes: Shape[];
}

/** What keeps the service running stands last, as one subject. */
const OPERATION = new Set(['health', 'ready']);

/** Routes by the first part of their path after /api, and the named shapes of their answers. */
export function readReference(document: OpenApiDocument): Reference {
  const subjects = new Map<string, Route[]>();
  for (const [path, operations] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(operations)) {
      const part = path.split('/')[2] ?? '';
      const name = OPERATION.has(part) ? 'operation' : part;
      subjects.set(name, [...(subjects.get(name) ?? []), routeOf(path, method, operation)]);
    }
  const shapes = Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => ({
    name,
    text: typeText(schema),
    description: schema.description ?? null,
  }));
  const sorted = Array.from(subjects, ([name, routes]) => ({ name, routes })).sort(
    (a, b) => Number(a.name === 'operation') - Number(b.name === 'operation'),
  );
  return { subjects: sorted, shapes };
}

function routeOf(path: string, method: string, operation: Operation): Route {
  const roles = operation['x-roles'];
  const address = addressOf(path, operation.parameters ?? []);
  const link = method === 'get' ? address : null;
  const answers = Object.entries(operation.responses).map(([status, answer]) => answerOf(status, answer));
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  return {
    id: `${method}-${path.replaceAll(/[^a-z0-9]+/gi, '-').replaceAll(/^-|-$/g, '')}`,
    method: method.toUpperCase(),
    path,
    summary: operation.summary ?? '',
    roles: roles?.includes('public') ? null : (roles ?? null),
    words: (operation.parameters ?? []).map((parameter) => wordOf(parameter, link)),
    body: body ? typeText(body) : null,
    answers: answers.filter(({ status }) => Number(status) < 400),
    errors: answers.filter(({ status }) => Number(status) >= 400),
    link,
  };
}

/** The path with the examples of its places; null where one has none. */
function addressOf(path: string, parameters: readonly Parameter[]): string | null {
  const places = parameters.filter((parameter) => parameter.in === 'path');
  if (places.some((parameter) => exampleOf(parameter) === null)) return null;
  return places.reduce((text, one) => text.replace(`{${one.name}}`, exampleOf(one) ?? ''), path);
}

function wordOf(parameter: Parameter, link: string | null): Word {
  const inPath = parameter.in === 'path';
  const example = exampleOf(parameter);
  return {
    name: parameter.name,
    inPath,
    required: parameter.required === true,
    description: parameter.description ?? parameter.schema?.description ?? '',
    example,
    link: link && example && !inPath ? `${link}?${parameter.name}=${example}` : null,
  };
}

function exampleOf({ example, schema }: Parameter): string | null {
  return example ?? schema?.example ?? null;
}

function answerOf(status: string, { description, content }: Operation['responses'][string]): Answer {
  const [mediaType, media] = Object.entries(content ?? {})[0] ?? [null, null];
  const bytes = media?.schema.type === 'string';
  return { status, description, mediaType, shape: media && !bytes ? typeText(media.schema) : null };
}
