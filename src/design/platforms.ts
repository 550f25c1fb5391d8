// The tools whose abilities are known, one file each in platforms/. A new one is a file and a line here.
import type { Platform } from './platform.ts';
import { readPlatform } from './platform.ts';
import logicApps from './platforms/logic-apps.json' with { type: 'json' };
import make from './platforms/make.json' with { type: 'json' };
import n8nCloud from './platforms/n8n-cloud.json' with { type: 'json' };
import n8nSelfHosted from './platforms/n8n-self-hosted.json' with { type: 'json' };
import ownBatch from './platforms/own-batch.json' with { type: 'json' };
import ownHub from './platforms/own-hub.json' with { type: 'json' };
import ownJob from './platforms/own-job.json' with { type: 'json' };
import ownWorker from './platforms/own-worker.json' with { type: 'json' };
import postgres from './platforms/postgres.json' with { type: 'json' };
import powerAutomate from './platforms/power-automate.json' with { type: 'json' };
import sqs from './platforms/sqs.json' with { type: 'json' };
import zapier from './platforms/zapier.json' with { type: 'json' };

export const platforms: readonly Platform[] = [
  ownJob,
  ownWorker,
  ownHub,
  ownBatch,
  sqs,
  postgres,
  n8nSelfHosted,
  n8nCloud,
  make,
  zapier,
  powerAutomate,
  logicApps,
].map(readPlatform);

/** The platform of an id. Throws when there is none. */
export function platformOf(id: string): Platform {
  const found = platforms.find((platform) => platform.id === id);
  if (found === undefined) throw new Error(`no platform "${id}"`);
  return found;
}
