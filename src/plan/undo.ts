// How the data that a flow wrote is taken back: what it created by origin mark and cross-reference, what it changed from the values kept.
import type { Connection } from './connection.ts';
import type { PlanFlow } from './plan.ts';

/** Days for which the values before a change are kept beside the pair. A rule of ours, and the length in which a switch can be regretted. */
const keptDays = 30;

/** For how long; where a system is left, its takeover may still be undone as well. */
export function keptWords(migrating: boolean): string {
  return migrating ? `${keptDays} days beyond the takeover` : `${keptDays} days`;
}

export function undoing(flow: PlanFlow, target: Connection | undefined, migrating: boolean): string {
  const record = (flow.route?.resource ?? flow.to.resource ?? flow.to.asked).replaceAll('_', ' ');
  const name = target?.name ?? flow.to.system;
  const resource = target?.resources.find((one) => one.name === (flow.route?.resource ?? flow.to.resource));
  const removal = resource?.operations.find((operation) => operation.kind === 'delete') ?? null;
  const found =
    resource?.custom === null || resource === undefined
      ? 'by the cross-reference alone'
      : `by the origin mark under ${resource.custom} and by the cross-reference`;
  const created =
    flow.design.write.mode === 'update-only'
      ? `${flow.id} creates nothing in ${name}.`
      : removal === null
        ? `${record} records that ${flow.id} created in ${name} are found ${found}; no call deletes them, so their owner gets the list and archives them.`
        : `${record} records that ${flow.id} created in ${name} are found ${found} and removed one by one (${removal.method} ${removal.path}) after their owner agreed; those that people have worked on since stay.`;
  const changed =
    flow.design.write.mode === 'create-only'
      ? ''
      : ` Records that were there before get back the values of the mapped fields, kept beside each pair for ${keptWords(migrating)}, unless somebody changed them since.`;
  return `${created}${changed}`;
}
