// The tables as Kysely sees them. The migrations are the truth; a test holds these columns against the real ones on both databases.
import type { ColumnType, Generated } from 'kysely';

type Stamp = ColumnType<Date, Date | string | undefined, Date | string>;
type Json = ColumnType<unknown, string, string>;

export interface Tables {
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
  };
  readonly workspace: {
    readonly id: string;
    readonly name: string;
    readonly created_at: Stamp;
  };
  readonly member: {
    readonly workspace: string;
    readonly person: string;
    readonly role: 'owner' | 'architect' | 'approver' | 'viewer';
    readonly created_at: Stamp;
  };
  readonly invitation: {
    readonly id: string;
    readonly workspace: string;
    readonly hash: string;
    readonly email: string;
    readonly role: 'owner' | 'architect' | 'approver' | 'viewer';
    readonly author: string | null;
    readonly created_at: Stamp;
    readonly expires_at: Stamp;
    readonly taken_at: Stamp | null;
    readonly withdrawn_at: Stamp | null;
  };
  readonly access_token: {
    readonly id: string;
    readonly workspace: string;
    readonly owner: string;
    readonly name: string;
    readonly hash: string;
    readonly hint: string;
    readonly created_at: Stamp;
    readonly expires_at: Stamp | null;
    readonly used_at: Stamp | null;
  };
  readonly content: {
    readonly workspace: string;
    readonly hash: string;
    readonly body: string;
    readonly created_at: Stamp;
  };
  readonly plan: {
    readonly id: string;
    readonly workspace: string;
    readonly name: string;
    readonly description: string;
    readonly brief: string | null;
    readonly state: 'described' | 'understood' | 'designed' | 'planned' | 'approved' | 'building' | 'live';
    readonly version: Generated<number>;
    readonly proposal: string | null;
    readonly design: string | null;
    readonly reason: string | null;
    readonly start_date: string | null;
    readonly created_by: string;
    readonly created_at: Stamp;
    readonly updated_at: Stamp;
    readonly archived_at: Stamp | null;
  };
  readonly revision: {
    readonly workspace: string;
    readonly plan: string;
    readonly number: number;
    readonly hash: string;
    readonly content_hash: string;
    readonly restored_from: number | null;
    readonly reason: string;
    readonly author: string;
    readonly created_at: Stamp;
  };
  readonly revision_file: {
    readonly workspace: string;
    readonly plan: string;
    readonly revision: number;
    readonly path: string;
    readonly hash: string;
  };
  readonly amendment: {
    readonly workspace: string;
    readonly plan: string;
    readonly kind: 'specification' | 'mapping' | 'project' | 'task' | 'weights';
    readonly key: string;
    readonly value: Json;
    readonly version: Generated<number>;
    readonly author: string;
    readonly updated_at: Stamp;
  };
  readonly approval: {
    readonly id: string;
    readonly workspace: string;
    readonly plan: string;
    readonly revision: number;
    readonly hash: string;
    readonly subject: 'plan' | 'dev' | 'staging' | 'production' | 'verified';
    readonly verdict: 'approved' | 'refused' | 're-opened';
    readonly note: string;
    readonly author: string | null;
    readonly created_at: Stamp;
  };
  readonly task_move: {
    readonly id: Generated<string>;
    readonly workspace: string;
    readonly plan: string;
    readonly item: string;
    readonly state: 'to-do' | 'doing' | 'blocked' | 'done';
    readonly author: string;
    readonly created_at: Stamp;
  };
  readonly evidence: {
    readonly id: string;
    readonly workspace: string;
    readonly plan: string;
    readonly revision: number;
    readonly gate: 'dev' | 'staging' | 'verified';
    readonly item: string;
    readonly verdict: 'holds' | 'fails';
    readonly kind: 'link' | 'text' | 'file';
    readonly content: string;
    readonly upload: string | null;
    readonly author: string;
    readonly created_at: Stamp;
    readonly withdrawn_at: Stamp | null;
    readonly withdrawn_by: string | null;
  };
  readonly upload: {
    readonly workspace: string;
    readonly hash: string;
    readonly name: string;
    readonly media: string;
    readonly size: number;
    readonly body: Uint8Array;
    readonly author: string;
    readonly created_at: Stamp;
    readonly removed_at: Stamp | null;
  };
  readonly reading: {
    readonly workspace: string;
    readonly hash: string;
    readonly engine: string;
    readonly profile: string | null;
    readonly summary: Json | null;
    readonly faults: Json | null;
    readonly created_at: Stamp;
  };
  readonly setting: {
    readonly workspace: string;
    readonly key: 'weights' | 'prices';
    readonly value: Json;
    readonly version: Generated<number>;
    readonly author: string;
    readonly updated_at: Stamp;
  };
  readonly work: {
    readonly id: string;
    readonly workspace: string;
    readonly plan: string | null;
    readonly kind: 'propose' | 'compose' | 'render';
    readonly request: Json;
    readonly request_key: string;
    readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
    readonly result: string | null;
    readonly problem: Json | null;
    readonly attempts: Generated<number>;
    readonly failures: Generated<number>;
    readonly author: string;
    readonly created_at: Stamp;
    readonly ended_at: Stamp | null;
  };
  readonly rendering: {
    readonly workspace: string;
    readonly hash: string;
    readonly body: Uint8Array;
    readonly created_at: Stamp;
  };
  readonly work_step: {
    readonly work: string;
    readonly number: number;
    readonly step: Json;
    readonly created_at: Stamp;
  };
  readonly audit: {
    readonly id: Generated<string>;
    readonly workspace: string | null;
    readonly actor: string | null;
    readonly action: string;
    readonly subject: string;
    readonly detail: Json;
    readonly created_at: Stamp;
  };
}
