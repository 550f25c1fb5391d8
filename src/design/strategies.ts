// The strategies that compete, in the order of their design ids. A new one is a file beside the others and a line here.
import { batch } from './strategies/batch.ts';
import { directPolls } from './strategies/direct-polls.ts';
import { eventDriven } from './strategies/event-driven.ts';
import { hub } from './strategies/hub.ts';
import { make } from './strategies/make.ts';
import { n8n } from './strategies/n8n.ts';
import type { Strategy } from './strategy.ts';

export const strategies: readonly Strategy[] = [directPolls, eventDriven, n8n, make, hub, batch];
