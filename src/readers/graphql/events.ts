// Events that the schema names: the topics of a webhook enum, and the fields of the subscription root. Names only tell so much;
// what an event carries is not in a schema.
import { eventFromName } from '../../catalog/event.ts';
import type { ApiEvent, Resource } from '../../catalog/profile.ts';
import type { Source } from '../../measure/fact.ts';
import { type Graph, rootMembers } from './model.ts';

const topics = /webhook.*(topic|event|trigger)|(topic|event|trigger).*webhook/i;

/** Every event once, in the document's order. */
export function eventsOf(graph: Graph, resources: readonly Resource[], source: Source): readonly ApiEvent[] {
  const enums = [...graph.types.values()].filter(
    (type) =>
      type.kind === 'enum' && topics.test(type.name) && !/(error|sort|status|format)/i.test(type.name),
  );
  const names = [
    ...enums.flatMap((type) => type.values),
    ...rootMembers(graph, 'subscription').map((member) => member.name),
  ];
  return [...new Set(names)].map((name) => eventFromName(name, resources, source));
}
