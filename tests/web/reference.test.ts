import { expect, test } from 'vitest';
import { readReference } from '../../web/src/lib/reference/reading.ts';
import { typeText } from '../../web/src/lib/reference/typeText.ts';

const answers = {
  200: { description: 'Good', content: { 'application/json': { schema: { type: 'string' } } } },
};

test('a schema reads as a type: lists, choices, named shapes, fields that may be missing', () => {
  const text = typeText({
    type: 'object',
    required: ['id', 'tags'],
    properties: {
      id: { type: 'string', format: 'uuid' },
      tags: { type: 'array', items: { enum: ['a', 'b'] } },
      near: { type: ['number', 'null'] },
      of: { $ref: '#/components/schemas/Report' },
      parts: { type: 'array', items: { type: 'object', properties: { n: { const: 1 } }, required: ['n'] } },
    },
  });
  expect(text).toBe(
    '{\n  id: uuid\n  tags: ("a" | "b")[]\n  near?: number | null\n  of?: Report\n  parts?: {\n    n: 1\n  }[]\n}',
  );
});

test('routes stand by subject, the running of the service last, with an address for each word that has an example', () => {
  const { subjects } = readReference({
    info: { title: 'x' },
    paths: {
      '/api/health': { get: { summary: 'Alive', responses: answers } },
      '/api/tiles/{z}': {
        get: {
          summary: 'Tiles',
          'x-roles': ['planner', 'police'],
          parameters: [
            { name: 'z', in: 'path', required: true, schema: { type: 'string', example: '13' } },
            { name: 'light', in: 'query', schema: { type: 'string', example: 'dark' }, description: 'Light' },
            { name: 'cursor', in: 'query', schema: { type: 'string' } },
          ],
          responses: { ...answers, 400: { description: 'Faults' } },
        },
      },
      '/api/views/{id}': {
        delete: {
          parameters: [{ name: 'id', in: 'path', required: true }],
          responses: { 204: { description: 'Gone' } },
        },
      },
    },
  });
  expect(subjects.map(({ name }) => name)).toEqual(['tiles', 'views', 'operation']);
  const [tile] = subjects[0]!.routes;
  expect(tile).toMatchObject({
    method: 'GET',
    summary: 'Tiles',
    roles: ['planner', 'police'],
    link: '/api/tiles/13',
  });
  expect(tile!.words.map(({ name, link }) => [name, link])).toEqual([
    ['z', null],
    ['light', '/api/tiles/13?light=dark'],
    ['cursor', null],
  ]);
  expect(tile!.errors.map(({ status }) => status)).toEqual(['400']);
  // Nothing that changes anything is a link.
  expect(subjects[1]!.routes[0]!.link).toBeNull();
});
