-- People, their sessions, and the workspaces they belong to. Names of tables and columns of accounts are those of the accounts library;
-- a test holds that it would add nothing.
create table "user" (
  "id" text primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);

create table "session" (
  "id" text primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references "user" ("id") on delete cascade
);
create index "session_userId_idx" on "session" ("userId");

create table "account" (
  "id" text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references "user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create index "account_userId_idx" on "account" ("userId");

create table "verification" (
  "id" text primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index "verification_identifier_idx" on "verification" ("identifier");

create table workspace (
  id text primary key,
  name text not null,
  created_at timestamptz not null default now()
);

create table member (
  workspace text not null references workspace (id) on delete cascade,
  person text not null references "user" ("id") on delete cascade,
  role text not null check (role in ('owner', 'architect', 'approver', 'viewer')),
  created_at timestamptz not null default now(),
  primary key (workspace, person)
);
create index member_of on member (person);

-- Only the hash of an invitation's secret is kept. One that was taken up or withdrawn stays, so that its link says so.
create table invitation (
  id text primary key,
  workspace text not null references workspace (id) on delete cascade,
  hash text not null unique,
  email text not null,
  role text not null check (role in ('owner', 'architect', 'approver', 'viewer')),
  author text references "user" ("id"),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  taken_at timestamptz,
  withdrawn_at timestamptz
);
create index invitation_of on invitation (workspace, created_at);

create table "rateLimit" (
  "id" text primary key,
  "key" text not null unique,
  "count" integer not null,
  "lastRequest" bigint not null
);

-- Personal tokens for the command line and for build servers. Only the hash is kept; a token speaks for its owner in one workspace.
create table access_token (
  id text primary key,
  workspace text not null references workspace (id) on delete cascade,
  owner text not null references "user" ("id") on delete cascade,
  name text not null,
  hash text not null unique,
  hint text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  used_at timestamptz
);
create index access_token_owner on access_token (workspace, owner);
