// The schema of a length of time, for whatever reads one from outside.
import { z } from 'zod';
import { durationShape, type Duration as Text } from './duration.ts';

export type Duration = Text;

export const Duration: z.ZodType<Duration> = z.string().regex(durationShape, {
  message: 'an ISO 8601 duration without years or months, such as PT5M, PT1H30M or P30D',
});
