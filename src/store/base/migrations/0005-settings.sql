-- What a workspace sets for all of its plans: the weights that new comparisons begin with, prices of its own. Each with its version.
create table setting (
  workspace text not null references workspace (id) on delete cascade,
  key text not null check (key in ('weights', 'prices')),
  value jsonb not null,
  version integer not null default 1,
  author text not null references "user" ("id"),
  updated_at timestamptz not null default now(),
  primary key (workspace, key)
);

-- When a file was put away. Its bytes stay, for the revisions that were made from it.
alter table upload add column removed_at timestamptz;

-- What was read from an API document by one version of the readers: the profile lies among the contents; or why it was refused.
create table reading (
  workspace text not null,
  hash text not null,
  engine text not null,
  profile text,
  summary jsonb,
  faults jsonb,
  created_at timestamptz not null default now(),
  primary key (workspace, hash),
  foreign key (workspace, hash) references upload (workspace, hash) on delete cascade,
  foreign key (workspace, profile) references content (workspace, hash),
  check ((profile is null) = (summary is null) and (profile is null) = (faults is not null))
);
