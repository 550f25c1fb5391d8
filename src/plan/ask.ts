// What only people know and every plan needs: asked once each, of whom, before which task; with the row of the specification that takes the answer.
// What is asked already, or stands in the brief, is not asked again.
import { conceptOf } from '../catalog/concept.ts';
import type { Question } from '../finding/finding.ts';
import type { Groundwork } from './groundwork.ts';
import type { Particulars } from './particulars.ts';

/** What the questions are drawn from; `asked` are those that the plan has already. */
export interface Asking {
  readonly ground: Groundwork;
  readonly particulars: readonly Particulars[];
  readonly asked: readonly Question[];
}

export function peopleQuestions(asking: Asking): readonly Question[] {
  const known = new Set(asking.asked.map((question) => question.id));
  return [
    ...purposeQuestions(asking),
    ...systemQuestions(asking),
    ...privacyQuestions(asking),
    ...useQuestions(asking),
  ].filter((question) => !known.has(question.id));
}

function purposeQuestions({ ground, asked }: Asking): readonly Question[] {
  const { goLive } = ground.brief.constraints;
  const dated = goLive !== null || asked.some((question) => /goLive|go-live/i.test(question.about));
  return [
    {
      id: 'Q-objective',
      text: `Which objective or roadmap item does "${ground.brief.name}" serve, and by which figure will it be judged?`,
      why: 'Without it nobody can weigh the cost of the integration against what it brings, or say when it has failed.',
      about: 'S-overview.objective',
      owner: 'sponsor',
      blocks: 'K3',
    },
    ...(dated
      ? []
      : [
          {
            id: 'Q-go-live',
            text: 'By which day must it be in production, and what depends on that day?',
            why: 'Ends of vendor support are held against it, and so is the length of the project.',
            about: 'S-overview.date',
            owner: 'sponsor',
            blocks: 'K1',
          },
        ]),
    {
      id: 'Q-owners',
      text: `Who owns ${names(ground)}, who knows each best, and who is called at night?`,
      why: `${ground.connections.length} systems need somebody who grants access, agrees to mappings and decides about records that do not fit.`,
      about: 'S-experts',
      owner: 'sponsor',
      blocks: 'K1',
    },
    {
      id: 'Q-growth',
      text: `By how much will the volumes of ${ground.flows
        .map((flow) => flow.id)
        .slice(0, 10)
        .join(
          ', ',
        )}${ground.flows.length > 10 ? ` and ${ground.flows.length - 10} more` : ''} grow in a year?`,
      why: 'Limits, run cost and the length of a first load are reckoned for the volumes of today.',
      about: 'S-integration.growth',
      owner: 'sponsor',
      blocks: 'K6',
    },
  ];
}

function names(ground: Groundwork): string {
  return ground.connections.map((one) => one.name).join(', ');
}

function systemQuestions({ ground, particulars }: Asking): readonly Question[] {
  const checks = new Map<string, string[]>();
  for (const check of particulars.flatMap((one) => one.quality)) {
    const held = checks.get(check.system);
    if (held === undefined) checks.set(check.system, [check.id]);
    else held.push(check.id);
  }
  return ground.connections.flatMap(({ system, name, auth, sandbox }) => {
    const owner = `owner of ${name}`;
    const counts = checks.get(system) ?? [];
    return [
      ...(auth === null
        ? [
            {
              id: `Q-access-${system}`,
              text: `How does ${name} let programs in: with which kind of credential, who grants it, and which rights can be cut down?`,
              why: 'Nothing can be read or written before it is known, and rights are asked for as narrow as they can be.',
              about: `C-${system}`,
              owner,
              blocks: 'K2',
            },
          ]
        : []),
      ...(sandbox === null
        ? [
            {
              id: `Q-sandbox-${system}`,
              text: `Is there a sandbox or development copy of ${name}, and in what does it differ from production?`,
              why: 'Without one the staging gate rests on a stand-in, and the first real run is the first test.',
              about: `S-access.${system}.sandbox`,
              owner,
              blocks: 'K5',
            },
          ]
        : []),
      ...(counts.length === 0
        ? []
        : [
            {
              id: `Q-quality-${system}`,
              text: `What ${counts.length === 1 ? 'does the count' : `do the ${counts.length} counts`} on the data of ${name} give (${counts[0]}${counts.length === 1 ? '' : ` to ${counts.at(-1)}`})?`,
              why: 'Mapping and match keys take the data to be what the contract says; each count shows how many records are not.',
              about: `C-${system}`,
              owner,
              blocks: 'K4',
            },
          ]),
    ];
  });
}

/** Kinds of record that hold personal data more often than not. */
const personal: ReadonlySet<string> = new Set([
  'person',
  'customer',
  'company',
  'lead',
  'user',
  'employee',
  'ticket',
  'order',
  'comment',
  'note',
  'message',
]);

function privacyQuestions({ ground }: Asking): readonly Question[] {
  const unmarked = ground.flows.filter(
    (flow) =>
      flow.mapping !== null &&
      flow.personalData.length === 0 &&
      personal.has(conceptOf(flow.from.resource ?? flow.from.asked) ?? ''),
  );
  const some = ground.flows.some((flow) => flow.personalData.length > 0) || unmarked.length > 0;
  return [
    ...(unmarked.length === 0
      ? []
      : [
          {
            id: 'Q-personal',
            text: `Which of the mapped fields of ${unmarked.map((flow) => flow.id).join(', ')} hold personal data, and for which purpose are they carried over?`,
            why: `The contracts of ${[...new Set(unmarked.map((flow) => ground.connection(flow.from.system).name))].join(', ')} do not mark personal fields, and the records are of a kind that has them.`,
            about: unmarked[0]?.id ?? 'brief',
            owner: 'data protection',
            blocks: 'K4',
          },
        ]),
    {
      id: 'Q-location',
      text: `In which country does each of ${names(ground)} keep its data, which sub-processors are there, and on which basis may data go from one to the other${some ? ', and where is this entered in the record of processing' : ''}?`,
      why: some
        ? `Personal data passes between ${ground.connections.length} systems${ground.brief.constraints.hosting === null ? '' : ` and ${ground.brief.constraints.hosting}`}.`
        : 'Contracts may bind data to a place even where none of it is personal.',
      about: `S-technical.${ground.connections[0]?.system ?? ''}.processing`,
      owner: 'data protection',
      blocks: 'K6',
    },
  ];
}

function useQuestions({ ground, particulars }: Asking): readonly Question[] {
  const unsaid = particulars.filter((one) => one.story.persona === null && ground.flow(one.flow) !== null);
  return [
    ...(unsaid.length === 0
      ? []
      : [
          {
            id: 'Q-stories',
            text: `For whom are ${unsaid
              .map((one) => one.flow)
              .slice(0, 10)
              .join(
                ', ',
              )}${unsaid.length > 10 ? ` and ${unsaid.length - 10} more` : ''}, and what can these people do afterwards that they can not do today?`,
            why: 'The brief names nobody who needs it; acceptance is walked through with these people.',
            about: `S-stories.${ground.flow(unsaid[0]?.flow ?? '')?.askedAs ?? ''}.persona`,
            owner: 'business owner',
            blocks: 'K3',
          },
        ]),
    {
      id: 'Q-screens',
      text: `On which screens and reports do people see what ${[...new Set(ground.flows.map((flow) => ground.connection(flow.to.system).name))].join(', ')} receive, and must any of them change?`,
      why: 'A field that no screen shows is written for nobody; a report that counts records changes with the first load.',
      about: `S-functional.${ground.flows[0]?.id ?? ''}.screens`,
      owner: 'business owner',
      blocks: 'K4',
    },
    {
      id: 'Q-experience',
      text: 'What may customers configure, who sets it up, which plans include it, and what do they see when a record can not be delivered?',
      why: 'It decides whether there is one installation or one for each customer, and who writes the words that are shown.',
      about: 'S-customer',
      owner: 'business owner',
      blocks: 'K3',
    },
  ];
}
