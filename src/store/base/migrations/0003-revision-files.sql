-- Files beside a revision's plan.json that can't be made from it: the evidence of its runs. Their texts lie among the contents.
create table revision_file (
  workspace text not null,
  plan text not null,
  revision integer not null,
  path text not null,
  hash text not null,
  primary key (plan, revision, path),
  foreign key (plan, revision) references revision (plan, number) on delete cascade,
  foreign key (workspace, plan) references plan (workspace, id) on delete cascade,
  foreign key (workspace, hash) references content (workspace, hash)
);

create trigger revision_file_once before update on revision_file for each row execute function refuse_change();
