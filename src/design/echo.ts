// Two-way flows: how the integration's own writes are told from people's, so that a change stops after it has crossed once.
import type { EchoDecision } from './design.ts';
import { argue, cite } from './figures.ts';
import { type Ground, sideWords } from './ground.ts';
import { ownPlace } from './own-place.ts';
import { sourceFieldFor } from './version.ts';

/** Null for one-way flows. */
export function decideEcho(ground: Ground): EchoDecision | null {
  if (ground.flow.direction !== 'two-way') return null;
  const { source, target, flow } = ground;
  const place = ownPlace(target.end, [source.system.asked.id, source.resource]).mark;
  const field = sourceFieldFor(source.end);
  return {
    tag:
      place === null
        ? 'the hash of the mapped values and the version last written, kept in the cross-reference before the write is sent'
        : `${place} = ${flow.id} with the hash of the mapped values, and the same hash in the cross-reference before the write is sent`,
    detect: `a change of ${sideWords(source)} whose mapped values have the hash that ${flow.pair ?? 'the other leg'} last wrote there is our own and ends here${field === null ? '' : `, its ${field} is taken over as applied`}`,
    why: argue(
      'The hash decides, not the mark: a person may edit a record that carries our mark, and that edit must cross; an own write that changes nothing must not.',
      'Values are compared after mapping there and back, in the target\'s own form (trimmed, rounded, enumerated), else each side would "correct" the other without end.',
      place === null ? `${sideWords(target)} has no place for a mark, so only the hash is used.` : null,
      'The hash is stored before the write is sent: the echo may arrive before the answer does.',
    ),
    sources: cite(...source.sources, ...target.sources),
  };
}
