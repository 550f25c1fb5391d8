// The files that people brought as API documents: by name, the newest first, with what reading them gave and which plans name them.
import { type Reading, listReadings } from './readings.ts';
import type { Access } from './scope.ts';

export interface BroughtFile {
  readonly hash: string;
  readonly name: string;
  readonly size: number;
  readonly authorName: string;
  readonly at: string;
}

/** `earlier` are files of the same name that this one replaced. */
export interface OwnDocument {
  readonly upload: BroughtFile;
  readonly earlier: readonly BroughtFile[];
  readonly plans: readonly { readonly id: string; readonly name: string }[];
  readonly reading: Reading | null;
}

/** Without what was put away, and without what was brought as evidence. `engine` is the version of the readers. */
export async function ownDocuments(
  access: Access,
  workspace: string,
  engine: string,
): Promise<readonly OwnDocument[]> {
  const files = await broughtFiles(access, workspace);
  const readings = new Map((await listReadings(access, workspace, engine)).map((one) => [one.hash, one]));
  const plans = await access
    .selectFrom('plan')
    .select(['id', 'name', 'brief', 'description'])
    .where('workspace', '=', workspace)
    .where('archived_at', 'is', null)
    .execute();
  const newest = new Map<string, BroughtFile[]>();
  for (const file of files) newest.set(file.name, [...(newest.get(file.name) ?? []), file]);
  return [...newest.values()].flatMap(([upload, ...earlier]) =>
    upload === undefined
      ? []
      : [
          {
            upload,
            earlier,
            plans: plans
              .filter((plan) => (plan.brief ?? plan.description).includes(upload.name))
              .map(({ id, name }) => ({ id, name })),
            reading: readings.get(upload.hash) ?? null,
          },
        ],
  );
}

async function broughtFiles(access: Access, workspace: string): Promise<readonly BroughtFile[]> {
  const rows = await access
    .selectFrom('upload')
    .innerJoin('user', 'user.id', 'upload.author')
    .select(['hash', 'upload.name as name', 'size', 'user.name as authorName', 'upload.created_at as at'])
    .where('upload.workspace', '=', workspace)
    .where('removed_at', 'is', null)
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('evidence')
            .select('evidence.id')
            .whereRef('evidence.workspace', '=', 'upload.workspace')
            .whereRef('evidence.upload', '=', 'upload.hash'),
        ),
      ),
    )
    .orderBy('upload.created_at', 'desc')
    .orderBy('hash')
    .execute();
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
