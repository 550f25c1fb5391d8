// Calls that a flow's design does not list and that a step of it needs all the same: to see a target before it is overwritten, to read a
// record anew that a letter is about, and, where the policy is turned into deleting, to delete. Found in the profile; null where there is none.
import type { OperationKind } from '../catalog/profile.ts';
import type { CallSite } from '../twin/twin.ts';
import type { RunningFlow } from './integration.ts';

const known = new WeakMap<RunningFlow, Map<OperationKind, CallSite | null>>();

export function deleteSite(running: RunningFlow): CallSite | null {
  return siteOf(running, 'delete');
}

export function seeSite(running: RunningFlow): CallSite | null {
  return siteOf(running, 'get');
}

const turned = new WeakMap<RunningFlow, RunningFlow>();

/** How a letter that is sent again reads its record anew, where the design reads pages alone: whose rules the call keeps, and the call. */
export function seeSource(
  running: RunningFlow,
): { readonly asker: RunningFlow; readonly site: CallSite } | null {
  const asker = turned.get(running) ?? {
    ...running,
    target: running.source,
    flow: { ...running.flow, to: running.flow.from },
  };
  turned.set(running, asker);
  const site = siteOf(asker, 'get');
  return site === null ? null : { asker, site };
}

/** Made once, so that whatever counts calls knows it again. */
function siteOf(running: RunningFlow, kind: OperationKind): CallSite | null {
  const own = known.get(running) ?? new Map<OperationKind, CallSite | null>();
  known.set(running, own);
  const found = own.get(kind);
  if (found !== undefined) return found;
  const { resource } = running.flow.to;
  const operation =
    running.target.profile.resources
      .find((one) => one.name === resource)
      ?.operations.find((one) => one.kind === kind) ?? null;
  const made = operation === null ? null : { id: `${running.flow.id}.${kind}`, resource, operation };
  own.set(kind, made);
  return made;
}
