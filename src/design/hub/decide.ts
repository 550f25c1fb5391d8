// One flow through a hub: in by an adapter to the golden record, out by a subscription of its own. Only the decisions that differ from a
// direct way are made here; the figures come from the common decisions.
import { withArticle } from '../../catalog/name.ts';
import type { CanonicalConcept } from '../canonical.ts';
import type { DeadLetterDecision, FlowDesign, TransportDecision } from '../design.ts';
import { argue, cite, counted, figure } from '../figures.ts';
import { type Ground, sideWords } from '../ground.ts';
import { mediumOf } from '../medium.ts';
import { byRule, rules } from '../rules.ts';
import { settle } from './conflict.ts';
import { loadFirst } from './first-load.ts';
import { golden } from './identity.ts';

/** The decisions of a flow whose record has the kind `concept`. A flow that can't be called keeps what it has. */
export function decideInHub(ground: Ground, design: FlowDesign, concept: CanonicalConcept): FlowDesign {
  if (!ground.callable) return design;
  const conflict = settle(ground, design, concept);
  const { conflict: oneWay, ...rest } = design.notApplicable;
  return {
    ...design,
    transport: transportOf(ground, design, concept),
    read: {
      ...design.read,
      why: argue(
        `Read by the adapter of ${ground.source.system.name} alone, which knows that system and the canonical ${concept.concept}, and nothing of who takes it.`,
        design.read.why,
      ),
    },
    write: {
      ...design.write,
      why: argue(
        `The subscription writes the newest version of the golden record: versions that came while ${ground.target.system.name} was away are skipped, not played back.`,
        design.write.why,
      ),
    },
    identity: golden(ground, design, concept),
    ordering: orderingOf(ground, design),
    deadLetter: deadLetterOf(design),
    conflict,
    echo: echoOf(ground, design),
    backfill: loadFirst(ground, design, concept),
    reconciliation: reconciliationOf(ground, design, concept),
    deletes: deletesOf(ground, design, concept),
    notApplicable: conflict === null && oneWay !== undefined ? { ...rest, conflict: oneWay } : rest,
  };
}

function transportOf(
  ground: Ground,
  design: FlowDesign,
  { concept, flows, ends }: CanonicalConcept,
): TransportDecision {
  const name = concept.replaceAll(' ', '-');
  const out = `${ground.target.end.system}-${ground.target.resource.split('/').at(-1) ?? 'record'}`;
  const givers = ends.filter((end) => end.gives).length;
  return {
    ...design.transport,
    runsOn: `${ground.traits.runsOn} \`${name}\``,
    queue: `hub-${slug(ground.flow.id)}-${slug(name)}-to-${slug(out)}`,
    why: argue(
      `${counted(givers, 'source')} of ${concept} ${givers === 1 ? 'goes' : 'go'} in by an adapter each, ${counted(flows.length, 'subscription')} (${listed(flows)}) ${flows.length === 1 ? 'goes' : 'go'} out: golden record, version and outbox row are stored in one transaction, and each subscription takes from the outbox at its own pace, so that a target that is down holds up no other.`,
      design.transport.why,
    ),
    sources: cite(...design.transport.sources, ...byRule(rules.hop)),
  };
}

function orderingOf(ground: Ground, { ordering }: FlowDesign): FlowDesign['ordering'] {
  const source = sideWords(ground.source);
  return {
    field: ordering.field,
    rule: `versions of a golden record count up by one; a subscription sends the newest and never an older one than it sent; a state of ${source} ${ordering.field === null ? 'whose hash equals the one last taken in' : `whose ${ordering.field} is older than the one last taken in from there`} makes no version`,
    why: argue(
      `The hub numbers changes itself, so that ${ground.target.system.name} sees one order even where several sources change the same record and their clocks differ.`,
      ordering.why,
    ),
    sources: ordering.sources,
  };
}

function deadLetterOf({ deadLetter }: FlowDesign): DeadLetterDecision {
  return {
    ...deadLetter,
    keeps: [
      'canonical id and version',
      ...deadLetter.keeps.filter((kept) => kept !== 'correlation id'),
      'correlation id',
    ],
    replay:
      'by id, by error, all at once, or the whole subscription from a day on; the newest golden record is read anew from the hub and mapped again, so that no source is asked and no old value comes back',
    why: argue(
      'What is refused waits in its own subscription; the same record goes on to every other.',
      deadLetter.why,
    ),
  };
}

function echoOf(ground: Ground, { echo }: FlowDesign): FlowDesign['echo'] {
  if (echo === null) return null;
  return {
    ...echo,
    tag: `provenance: which system gave each value of a version, and for each system the hash of what a subscription last sent there, kept in \`hub_reference\` before the write is sent`,
    detect: `a change of ${sideWords(ground.source)} whose canonical values equal those of the version last sent there makes no new version, so nothing goes out`,
    why: argue(
      'Comparison is made in canonical form, once for all systems, and not for each pair of them.',
      echo.why,
    ),
  };
}

function reconciliationOf(
  ground: Ground,
  { reconciliation }: FlowDesign,
  concept: CanonicalConcept,
): FlowDesign['reconciliation'] {
  const ends = concept.ends.length;
  return {
    ...reconciliation,
    compares: `each system with the hub and never with another: ${reconciliation.compares}`,
    repairs: `what a target lacks or has otherwise is sent again from the golden record without asking ${ground.source.system.name}; what a source has otherwise is taken in as a change; what a target has too much is reported, never deleted`,
    why: argue(
      `${counted(ends, 'comparison')} with the hub take the place of ${figure(concept.flows.length)} between pairs.`,
      reconciliation.why,
    ),
  };
}

function deletesOf(
  ground: Ground,
  { deletes }: FlowDesign,
  concept: CanonicalConcept,
): FlowDesign['deletes'] {
  const givers = new Set(concept.ends.filter((end) => end.gives).map((end) => end.system)).size;
  const lives =
    givers > 1
      ? 'the golden record lives on as long as another system gives it, and is marked as ended after that'
      : 'the golden record is marked as ended and kept with its history';
  return {
    ...deletes,
    policy: `${withArticle(ground.source.resource.replaceAll('_', ' '))} that vanishes closes its reference row in the hub: ${lives}; ${deletes.policy}`,
    why: argue(
      'The hub knows every system that holds the record, so that an erasure reaches all of them from one list.',
      mediumOf(ground.source) === 'file'
        ? 'A row that a file no longer holds counts as vanished only when two files in a row lack it.'
        : null,
      deletes.why,
    ),
  };
}

/** Lower case with dashes, for names of queues. */
function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** Up to six names; of more, how many more. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 6).join(', ');
  return names.length > 6 ? `${shown} and ${figure(names.length - 6)} more` : shown;
}
