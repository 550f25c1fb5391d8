// What the server is held against: Hono with nothing before its routes, each with one query on the same database. `node bench/bare-route.ts`
// with DATABASE_URL; prints its port.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'] ?? '', max: 10 });
const app = new Hono();

app.get('/plans', async (context) => {
  const { rows } = await pool.query<Record<string, unknown>>(
    'select * from plan order by updated_at desc, id desc limit 30',
  );
  return context.json(rows);
});

app.get('/plans/:plan', async (context) => {
  const { rows } = await pool.query<Record<string, unknown>>('select * from plan where id = $1', [
    context.req.param('plan'),
  ]);
  return context.json(rows[0] ?? null);
});

app.patch('/plans/:plan', async (context) => {
  const { name } = await context.req.json<{ readonly name: string }>();
  const { rows } = await pool.query<Record<string, unknown>>(
    'update plan set name = $2, version = version + 1, updated_at = now() where id = $1 returning *',
    [context.req.param('plan'), name],
  );
  return context.json(rows[0] ?? null);
});

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
  process.stdout.write(`${JSON.stringify({ port })}\n`),
);
