-- The project of a plan: when each task moved, and what was brought as evidence for its gates.
create table task_move (
  id bigint generated always as identity primary key,
  workspace text not null,
  plan text not null,
  item text not null,
  state text not null check (state in ('to-do', 'doing', 'blocked', 'done')),
  author text not null references "user" ("id"),
  created_at timestamptz not null default now(),
  foreign key (workspace, plan) references plan (workspace, id) on delete cascade
);
create index task_move_of_plan on task_move (plan, id);

create trigger task_move_once before update on task_move for each row execute function refuse_change();

-- One piece of evidence for one thing that a gate asks for, as it was at a revision. Withdrawn, it stays to be seen.
create table evidence (
  id text primary key,
  workspace text not null,
  plan text not null,
  revision integer not null,
  gate text not null check (gate in ('dev', 'staging', 'verified')),
  item text not null,
  verdict text not null check (verdict in ('holds', 'fails')),
  kind text not null check (kind in ('link', 'text', 'file')),
  content text not null,
  upload text,
  author text not null references "user" ("id"),
  created_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by text references "user" ("id"),
  foreign key (plan, revision) references revision (plan, number) on delete cascade,
  foreign key (workspace, plan) references plan (workspace, id) on delete cascade,
  foreign key (workspace, upload) references upload (workspace, hash)
);
create index evidence_of_gate on evidence (plan, gate, created_at);

-- What was built is verified under real traffic as the last of the gates.
alter table approval drop constraint approval_subject_check;
alter table approval add constraint approval_subject_check check (subject in ('plan', 'dev', 'staging', 'production', 'verified'));
