/** The parts of a JSON schema that are read here. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

/** A schema written as a type, one field a line; a named shape by its name. */
export function typeText(schema: Schema, indent = ''): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? '';
  const parts = schema.anyOf ?? schema.oneOf;
  if (parts) return parts.map((part) => typeText(part, indent)).join(' | ');
  if (schema.allOf) return schema.allOf.map((part) => typeText(part, indent)).join(' & ');
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const types = [schema.type ?? (schema.properties ? 'object' : 'any')].flat();
  return types.map((type) => oneType(type, schema, indent)).join(' | ');
}

function oneType(type: string, schema: Schema, indent: string): string {
  if (type === 'array') return listText(schema.items ?? {}, indent);
  if (type === 'object' && schema.properties) return fieldsText(schema, indent);
  return type === 'string' && schema.format ? schema.format : type;
}

function listText(items: Schema, indent: string): string {
  const text = typeText(items, indent);
  return / [|&] /.test(text) && !text.startsWith('{') ? `(${text})[]` : `${text}[]`;
}

function fieldsText({ properties = {}, required = [] }: Schema, indent: string): string {
  const inner = `${indent}  `;
  const fields = Object.entries(properties).map(
    ([name, field]) => `${inner}${name}${required.includes(name) ? '' : '?'}: ${typeText(field, inner)}`,
  );
  return `{\n${fields.join('\n')}\n${indent}}`;
}
