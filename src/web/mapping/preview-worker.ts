// Runs one expression on one record, apart from the page: whatever an expression does, the page goes on. The page ends this worker when it
// takes too long.
import { isObject } from '../../mapping/place.ts';
import { run } from '../../mapping/apply.ts';
import { shippedTables } from '../../mapping/tables.ts';

export interface PreviewAsk {
  readonly number: number;
  readonly jsonata: string;
  readonly record: string;
}

/** `text` is the value as JSON; null where the expression yields nothing. */
export interface PreviewAnswer {
  readonly number: number;
  readonly text: string | null;
  readonly error: string | null;
}

/** As much of a result as anybody reads. */
const mostShown = 20_000;

async function answerTo({ number, jsonata, record }: PreviewAsk): Promise<PreviewAnswer> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(record);
  } catch (error) {
    return { number, text: null, error: `The sample is no JSON: ${(error as Error).message}` };
  }
  if (!isObject(parsed))
    return { number, text: null, error: 'The sample is no record: it has to be an object.' };
  const { value, error } = await run(jsonata, parsed, { xref: {}, tables: shippedTables });
  const text = value === undefined ? null : JSON.stringify(value, null, 2).slice(0, mostShown);
  return { number, text, error };
}

/** The first message: from now on a second is a second of the expression. */
postMessage('ready');
addEventListener('message', ({ data }: MessageEvent<PreviewAsk>) => {
  void answerTo(data).then((answer) => postMessage(answer));
});
