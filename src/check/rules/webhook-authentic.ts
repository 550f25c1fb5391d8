// A flow that is told by webhooks checks the signature that the sender documents, answers in the sender's time, and repairs what was lost.
import { inWords, seconds } from '../../measure/duration.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { connectionOf, type Problem, report, type Rule, told } from '../rule.ts';

export const webhookAuthentic: Rule = {
  code: 'SPW054',
  name: 'webhook-authentic',
  check: (plan) =>
    report(
      'SPW054',
      plan.flows.flatMap((flow) => problemsOf(plan, flow)),
    ),
};

function problemsOf(plan: Plan, flow: PlanFlow): readonly Problem[] {
  const { trigger, transport, reconciliation } = flow.design;
  const webhooks = connectionOf(plan, flow.from.system)?.webhooks ?? null;
  if (trigger.mode !== 'webhook' || webhooks === null) return [];
  const { signature, timeout } = webhooks;
  const unrepaired = trigger.repair === null && seconds(reconciliation.every) > 7 * 86_400;
  const problems = [
    ...(signature !== null && !transport.why.includes(signature.header)
      ? [
          `is told by ${flow.from.system} and does not say that it checks ${signature.header} (${signature.algorithm})`,
        ]
      : []),
    ...(signature !== null &&
    signature.tolerance !== null &&
    !transport.why.includes(inWords(signature.tolerance))
      ? [
          `does not refuse messages older than the ${inWords(signature.tolerance)} that ${flow.from.system} documents`,
        ]
      : []),
    ...(timeout !== null && !transport.why.includes(inWords(timeout))
      ? [`does not answer within the ${inWords(timeout)} that ${flow.from.system} waits`]
      : []),
    ...(unrepaired ? ['has nothing that finds a message that was lost'] : []),
  ];
  return problems.map((problem) => told(`P-${flow.id}-transport`, `${flow.id} ${problem}`, webhooks.source));
}
