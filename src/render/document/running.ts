// How the integration is run: following a change, targets and alerts, runbooks, cost and growth, handover, upkeep and end.
import type { RootContent } from 'mdast';
import type { Plan } from '../../plan/plan.ts';
import type { Provision } from '../../plan/provision.ts';
import type { Runbook } from '../../plan/running.ts';
import {
  bullets,
  defined,
  heading,
  type Inline,
  paragraph,
  pointer,
  shortPointer,
  strong,
  table,
  told,
} from './content.ts';

export function runningChapter(plan: Plan): readonly RootContent[] {
  const { running } = plan;
  const alerts = new Map(running.alerts.map((alert) => [alert.indicator, alert]));
  return [
    heading(2, 'running', 'Running it'),
    bullets([running.correlation, running.logs, ...running.environments].map(said)),
    heading(3, 'targets', 'What is measured, and who is told'),
    running.indicators.length === 0
      ? paragraph('Nothing yet: no flow can be built as things stand.')
      : table(
          ['figure', 'target', 'over', 'alert', 'told', 'runbook'],
          running.indicators.map((indicator) => {
            const alert = alerts.get(indicator.id);
            return [
              told(indicator.id, indicator.what, ' (', shortPointer(indicator.about), ')'),
              [indicator.target, ' (', shortPointer(indicator.ground), ')'],
              indicator.window,
              alert === undefined ? '–' : told(alert.id, alert.when),
              alert === undefined ? '–' : `${alert.owner}, by ${alert.urgency}`,
              alert === undefined ? '–' : pointer(alert.runbook),
            ];
          }),
        ),
    heading(3, 'runbooks', 'Runbooks'),
    ...running.runbooks.flatMap(book),
    heading(3, 'growth', 'Cost and growth'),
    bullets(running.growth.map(said)),
    heading(3, 'compensation', 'Where several systems must agree'),
    running.compensation.rules.length === 0
      ? paragraph(running.compensation.none ?? 'No such place is known.')
      : bullets(running.compensation.rules.map(said)),
    heading(3, 'handed-over', 'Handover'),
    bullets(running.handover.map(said)),
    heading(3, 'lifecycle', 'Upkeep and end'),
    bullets(running.lifecycle.map(said)),
  ];
}

function said(provision: Provision): Inline {
  return told(provision.id, provision.text);
}

function book(runbook: Runbook): readonly RootContent[] {
  return [
    paragraph(strong(defined(runbook.id), ` · ${runbook.title}`)),
    {
      type: 'list',
      ordered: true,
      spread: false,
      children: runbook.steps.map((step) => ({
        type: 'listItem',
        spread: false,
        children: [paragraph(step)],
      })),
    },
  ];
}
