// The strategies that compete, in the order of their design ids. A new one is a file beside the others and a line here.
import { directPolls } from './strategies/direct-polls.ts';
import { eventDriven } from './strategies/event-driven.ts';
import type { Strategy } from './strategy.ts';

export const strategies: readonly Strategy[] = [directPolls, eventDriven];
