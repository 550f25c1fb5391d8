// The server's own description, OpenAPI 3.1, made from the table of routes.
import { z } from 'zod';
import { Problem } from './problem.ts';
import type { Route } from './route.ts';

type Schema = Readonly<Record<string, unknown>>;

/** `version` is the product's. */
export function openApiOf(routes: readonly Route[], version: string): Schema {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const one of routes) {
    const path = (paths[one.path] ??= {});
    path[one.method] = operationOf(one);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Spanwright',
      version,
      description: 'Plans of integrations: described, measured, compared, approved, tracked.',
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'spanwright.session_token' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operationOf(one: Route): Schema {
  return {
    operationId: operationId(one),
    summary: one.summary,
    ...(one.access === 'open' ? { security: [] } : { security: [{ session: [] }, { token: [] }] }),
    ...(one.access === 'open' || one.access === 'known' ? {} : { 'x-deed': one.access }),
    parameters: [
      ...parametersOf(one.params, 'path'),
      ...parametersOf(one.query, 'query'),
      ...(one.versioned && one.method !== 'get'
        ? [{ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } }]
        : []),
    ],
    ...bodyOf(one),
    responses: {
      [one.status]: {
        description: one.summary,
        ...(one.status === 204
          ? {}
          : {
              content: {
                [one.media]: {
                  schema: one.answer === null ? { type: 'string' } : schemaOf(one.answer, 'output'),
                },
              },
            }),
      },
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function bodyOf({ body, bytes, bodyBytes }: Route): Schema {
  const description = `At most ${bodyBytes} bytes.`;
  if (bytes) {
    const schema = { type: 'string', format: 'binary', minLength: 1, maxLength: bodyBytes };
    return {
      requestBody: {
        description: `The bytes of a file, under its own media type. ${description}`,
        required: true,
        content: { 'application/octet-stream': { schema }, '*/*': { schema } },
      },
    };
  }
  if (body === null) return {};
  const content = { 'application/json': { schema: schemaOf(body, 'input') } };
  return { requestBody: { description, required: true, content } };
}

/** "get /api/w/{workspace}/plans/{plan}" → "getWorkspacePlansPlan". */
function operationId({ method, path }: Route): string {
  const words = path
    .replace(/^\/api\//, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '' && word !== 'w');
  return method + words.map((word) => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`).join('');
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): readonly Schema[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: of,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
