// The parts of the made plan that frame it and that tell how it is run.
import type { Plan } from '../../src/plan/plan.ts';

const effort = { low: 3, likely: 4, high: 6.5 };

export const upkeep: Pick<
  Plan,
  | 'roadmap'
  | 'questions'
  | 'specification'
  | 'charter'
  | 'particulars'
  | 'custodies'
  | 'running'
  | 'documents'
  | 'coverage'
> = {
  questions: [
    {
      id: 'Q-1',
      text: 'May notes stand in for timeline entries?',
      why: 'The timeline is open to partners only.',
      about: 'F2',
      owner: 'sponsor',
      blocks: 'K1',
      due: { day: 0, date: null },
    },
  ],
  roadmap: {
    phases: [
      {
        id: 'PH-foundations',
        title: 'Foundations',
        goal: 'Access granted',
        after: [],
        flows: ['F1'],
        tasks: ['K1', 'K2'],
        effort,
        exit: 'One read call each',
        rollback: { how: 'Revoke credentials.', data: 'None was written.' },
      },
      {
        id: 'PH-F1',
        title: 'Contacts',
        goal: 'F1 runs in dev',
        after: ['PH-foundations'],
        flows: ['F1'],
        tasks: ['K3'],
        effort,
        exit: 'Dev gate',
        rollback: { how: 'Switch F1 off.', data: 'Origin marks find what was written.' },
      },
    ],
    waves: [['PH-foundations'], ['PH-F1']],
    criticalPath: ['PH-foundations', 'PH-F1'],
    rules: ['Likely: the points of the tasks.'],
    migrations: [],
    effort: { low: 6, likely: 8, high: 13 },
    cutover: ['Agree the hour.'],
    hypercare: ['Two weeks, twice a day.'],
  },
  specification: {
    sections: [
      {
        id: 'S-overview',
        title: 'Integration overview',
        under: null,
        columns: ['Item', 'Value'],
        ask: null,
        rows: [
          { id: 'S-name', cells: ['Name', 'CRM and billing'], by: 'plan', blanks: [], refs: ['R-F1'] },
          { id: 'S-okr', cells: ['OKR or roadmap item', ''], by: 'people', blanks: [1], refs: [] },
        ],
      },
      {
        id: 'S-experts',
        title: 'Experts',
        under: 'S-overview',
        columns: ['System', 'Company', 'Point of contact', 'Role'],
        ask: 'Whom to call for each system.',
        rows: [
          {
            id: 'S-expert-crm',
            cells: ['Harbor CRM', '', '', ''],
            by: 'people',
            blanks: [1, 2, 3],
            refs: ['C-crm'],
          },
        ],
      },
    ],
  },
  charter: {
    outOfScope: [{ id: 'X-F1', text: 'F1 carries nothing back.', refs: ['F1'] }],
    responsibilities: [
      {
        id: 'RP-crm',
        role: 'owner of Harbor CRM',
        duty: 'grants access',
        answers: ['Q-1'],
        signs: [],
        named: 'S-expert-crm',
      },
    ],
    escalation: [{ id: 'ES-1', text: 'Operations is paged at once.', refs: ['F1'] }],
    prerequisites: [
      {
        id: 'PQ-crm-sandbox',
        text: 'A sandbox of Harbor CRM',
        refs: ['C-crm'],
        owner: 'owner of Harbor CRM',
        before: 'K5',
      },
    ],
  },
  particulars: [
    {
      id: 'A-F1',
      flow: 'F1',
      story: {
        id: 'ST-F1',
        persona: 'billing specialist',
        wants: 'A billing specialist bills without retyping.',
        acceptance: ['Given a contact, when it changes, then the customer follows.'],
      },
      authority: [{ id: 'AU-F1-1', text: 'Harbor CRM is master of contact.', refs: ['M-F1'] }],
      conventions: [
        { id: 'N-F1-encoding', kind: 'encoding', text: 'Both speak json.', refs: ['C-crm', 'C-tally'] },
      ],
      quality: [
        {
          id: 'DQ-F1-1',
          row: 'M-F1.1',
          system: 'crm',
          counts: 'contacts without an address',
          why: 'Each becomes a dead letter.',
          found: null,
        },
      ],
      timing: {
        parts: [{ what: 'the message is on its way, by rule', time: 'PT5S' }],
        typical: 'PT8S',
        worst: 'PT16M',
        target: 'PT5M',
        timeoutPerCall: 'PT30S',
        perHour: { busiest: 63, possible: 72_000 },
        verdict: '4 min 52 s are left for retries.',
      },
      size: { bytes: 320, bytesPerDay: 96_000, firstLoadBytes: 6_400_000 },
      locks: [{ id: 'LK-F1-record', text: 'One job of one contact at a time.', refs: ['F1'] }],
      replay: { id: 'RW-F1', text: 'Harbor CRM repeats an event for 1 d.', refs: ['C-crm'] },
      seen: { id: 'U-F1', text: 'New customers are missing in Tally.', refs: ['F1'] },
    },
  ],
  custodies: [
    {
      id: 'O-crm',
      connection: 'C-crm',
      owner: 'owner of Harbor CRM',
      compatibility: 'Added fields are ignored.',
      drift: { how: 'Compared each night.', fields: 3, values: 0, alert: 'The owner is told.' },
      access: 'An administrator grants the app.',
      audit: 'Every write leaves a line.',
      personal: { classes: ['contact'], flows: ['F1'] },
      processing: 'S-technical.crm.processing',
      leaving: 'Revoke the grant.',
    },
  ],
  running: {
    correlation: { id: 'OP-correlation', text: 'One id over all hops.', refs: ['F1'] },
    logs: { id: 'OP-logs', text: 'One line for each call.', refs: ['F1'] },
    environments: [{ id: 'OP-dev', text: 'Dev: made-up records.', refs: ['G-dev'] }],
    indicators: [
      {
        id: 'SLI-F1-freshness',
        about: 'F1',
        kind: 'freshness',
        what: 'time from change to write',
        target: 'at most 5 min',
        window: '1 h',
        ground: 'R-F1',
      },
    ],
    alerts: [
      {
        id: 'AL-F1-freshness',
        indicator: 'SLI-F1-freshness',
        when: 'missed for 15 min',
        urgency: 'page',
        owner: 'operations on call',
        runbook: 'RB-F1',
      },
    ],
    runbooks: [{ id: 'RB-F1', about: 'F1', title: 'F1 is late', steps: ['See whether it takes up work.'] }],
    growth: [{ id: 'OP-cost', text: '20 USD a month.', refs: ['D2'] }],
    compensation: { rules: [], none: 'No record goes to more than one system.' },
    handover: [{ id: 'HO-crm', text: 'Access tried by two people.', refs: ['C-crm'] }],
    lifecycle: [{ id: 'LC-watch', text: 'Deprecation watch each quarter.', refs: ['C-crm'] }],
  },
  documents: [{ id: 'plan.md#F1', title: 'F1 · Contacts', holds: ['F1'] }],
  coverage: [
    {
      id: 'C1',
      group: 'purpose and control',
      title: 'Name, id, summary, and what is left out',
      state: 'filled',
      at: ['/name', '/charter/outOfScope'],
      except: [],
      reason: null,
      questions: [],
    },
    {
      id: 'C2',
      group: 'purpose and control',
      title: 'Why it is wanted',
      state: 'open',
      at: ['/requirements/*/acceptance'],
      except: [{ at: '/brief/constraints/goLive', why: 'no day was given' }],
      reason: null,
      questions: ['Q-1'],
    },
    {
      id: 'C39',
      group: 'reliability',
      title: 'Both sides changed',
      state: 'not-applicable',
      at: [],
      except: [],
      reason: 'All flows run one way (F1).',
      questions: [],
    },
  ],
};
