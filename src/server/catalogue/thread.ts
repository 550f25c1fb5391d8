// The thread that holds the shipped catalogue: every system is read once, so that the server's own thread never does.
import { parentPort } from 'node:worker_threads';
import type { ApiProfile } from '../../catalog/profile.ts';
import { catalog } from '../../jobs/survey.ts';
import { shippedShelf } from '../../store/shelf.ts';
import { searched } from '../views/search.ts';
import { objectsOf, objectView, systemLine, systemView } from '../views/system.ts';
import type { CatalogueAnswers, CatalogueQuestion, Numbered } from './messages.ts';

const all: Promise<readonly ApiProfile[]> = catalog(shippedShelf());

async function answered(question: CatalogueQuestion): Promise<CatalogueAnswers[CatalogueQuestion['is']]> {
  const profiles = await all;
  const of = (id: string): ApiProfile | null => profiles.find((one) => one.id === id) ?? null;
  switch (question.is) {
    case 'systems':
      return profiles.map((profile) => systemLine(profile, question.today));
    case 'system': {
      const profile = of(question.id);
      return profile === null ? null : systemView(profile, question.today);
    }
    case 'objects': {
      const profile = of(question.id);
      return profile === null ? null : objectsOf(profile, question.look);
    }
    case 'object': {
      const profile = of(question.id);
      return profile === null ? null : objectView(profile, question.name, question.look);
    }
    case 'search':
      return searched(profiles, question.word);
    default:
      return question satisfies never;
  }
}

parentPort?.on('message', ({ number, content }: Numbered<CatalogueQuestion>) => {
  void answered(content).then((answer) =>
    parentPort?.postMessage({ number, content: answer } satisfies Numbered<unknown>),
  );
});
