-- Plans, their immutable revisions, what people decided about them, and what happened.
create table content (
  workspace text not null references workspace (id) on delete cascade,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  body text not null,
  created_at timestamptz not null default now(),
  primary key (workspace, hash)
);

create table plan (
  id text primary key,
  workspace text not null references workspace (id) on delete cascade,
  name text not null,
  description text not null,
  brief text,
  state text not null check (state in ('described', 'understood', 'designed', 'planned', 'approved', 'building', 'live')),
  version integer not null default 1,
  proposal text,
  design text,
  reason text,
  start_date text,
  created_by text not null references "user" ("id"),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default date_trunc('milliseconds', now()),
  archived_at timestamptz,
  foreign key (workspace, proposal) references content (workspace, hash)
);
create index plan_recent on plan (workspace, updated_at desc, id desc);
create unique index plan_of_workspace on plan (workspace, id);

create table revision (
  workspace text not null,
  plan text not null,
  number integer not null check (number > 0),
  hash text not null,
  content_hash text not null,
  restored_from integer,
  reason text not null,
  author text not null references "user" ("id"),
  created_at timestamptz not null default now(),
  primary key (plan, number),
  foreign key (workspace, plan) references plan (workspace, id) on delete cascade,
  foreign key (workspace, hash) references content (workspace, hash)
);

-- What people add to a plan: answers of the specification, accepted mappings, weights, dates. One row a thing, each with its version.
create table amendment (
  workspace text not null,
  plan text not null,
  kind text not null check (kind in ('specification', 'mapping', 'project', 'task', 'weights')),
  key text not null,
  value jsonb not null,
  version integer not null default 1,
  author text not null references "user" ("id"),
  updated_at timestamptz not null default now(),
  primary key (plan, kind, key),
  foreign key (workspace, plan) references plan (workspace, id) on delete cascade
);

-- A sign-off of a revision: of the plan itself, or of a gate on the way to production. Never changed; a later one may re-open it.
create table approval (
  id text primary key,
  workspace text not null,
  plan text not null,
  revision integer not null,
  hash text not null,
  subject text not null check (subject in ('plan', 'dev', 'staging', 'production')),
  verdict text not null check (verdict in ('approved', 'refused', 're-opened')),
  note text not null,
  author text references "user" ("id"),
  created_at timestamptz not null default now(),
  foreign key (plan, revision) references revision (plan, number) on delete cascade,
  foreign key (workspace, plan) references plan (workspace, id) on delete cascade
);
create index approval_of_plan on approval (plan, subject, created_at);

create table upload (
  workspace text not null references workspace (id) on delete cascade,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  name text not null,
  media text not null,
  size integer not null,
  body bytea not null,
  author text not null references "user" ("id"),
  created_at timestamptz not null default now(),
  primary key (workspace, hash)
);

-- Work that takes longer than a request. Its steps are kept so that a page can follow from where it was.
create table work (
  id text primary key,
  workspace text not null references workspace (id) on delete cascade,
  plan text references plan (id) on delete cascade,
  kind text not null check (kind in ('propose', 'compose')),
  request jsonb not null,
  request_key text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  result text,
  problem jsonb,
  attempts integer not null default 0,
  failures integer not null default 0,
  author text not null references "user" ("id"),
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  unique (workspace, request_key)
);
create index work_of_plan on work (plan, created_at desc);

create table work_step (
  work text not null references work (id) on delete cascade,
  number integer not null,
  step jsonb not null,
  created_at timestamptz not null default now(),
  primary key (work, number)
);

create table audit (
  id bigint generated always as identity primary key,
  workspace text references workspace (id) on delete cascade,
  actor text,
  action text not null,
  subject text not null,
  detail jsonb not null,
  created_at timestamptz not null default now()
);
create index audit_of_workspace on audit (workspace, id desc);

-- Written once: contents, revisions, approvals and the audit log refuse a change. Whole workspaces may go.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is written once', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger content_once before update on content for each row execute function refuse_change();
create trigger revision_once before update on revision for each row execute function refuse_change();
create trigger approval_once before update on approval for each row execute function refuse_change();
create trigger audit_once before update on audit for each row execute function refuse_change();
