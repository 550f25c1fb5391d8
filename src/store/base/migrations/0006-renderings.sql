-- Documents that were made of a revision by work (Word, PDF, the whole archive): bytes by their hash, until newer ones take their room.
alter table work drop constraint work_kind_check;
alter table work add constraint work_kind_check check (kind in ('propose', 'compose', 'render'));

create table rendering (
  workspace text not null references workspace (id) on delete cascade,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  body bytea not null,
  created_at timestamptz not null default now(),
  primary key (workspace, hash)
);
create index rendering_recent on rendering (workspace, created_at desc);
