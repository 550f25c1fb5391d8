// Questions to somebody at a terminal, few kinds of them. How they look and which keys they take belongs to the prompt library.
// Whoever leaves a question (Ctrl-C, Escape, a closed terminal) leaves all of them: `Stopped` is thrown, and nothing may have been written by then.
import { styleText } from 'node:util';
import * as prompts from '@clack/prompts';
import type { Terminal } from './streams.ts';

/** Thrown out of a question that was left without an answer. */
export class Stopped extends Error {
  constructor(message: string = 'Stopped; nothing was written.') {
    super(message);
    this.name = 'Stopped';
  }
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint: string;
}

export interface Asker {
  /** A line of text; `check` gives what is wrong with it, or null. An empty line is an answer. */
  readonly text: (question: string, options: TextOptions) => Promise<string>;
  /** One of a few. */
  readonly choose: <T extends string>(question: string, choices: readonly Choice<T>[]) => Promise<T>;
  /** One of many, found by typing; `find` gives those that fit what was typed so far. */
  readonly search: (question: string, find: (typed: string) => readonly Choice<string>[]) => Promise<string>;
  readonly agree: (question: string, usual: boolean) => Promise<boolean>;
  /** Something to read, under a title. */
  readonly show: (title: string, text: string) => void;
  /** One line between two questions. */
  readonly say: (text: string) => void;
  readonly begin: (title: string) => void;
  readonly end: (text: string) => void;
}

export interface TextOptions {
  /** Shown grey while nothing is typed. */
  readonly hint: string;
  readonly check: (typed: string) => string | null;
}

/** How many choices of a search are shown at once. */
const shown = 8;

export function askerAt({ input, output }: Terminal): Asker {
  const left = new AbortController();
  input.once('end', () => left.abort());
  // Ctrl-D closes the library's line reader without ending its question.
  input.on('keypress', (_sign: unknown, key: { readonly ctrl?: boolean; readonly name?: string }) => {
    if (key.ctrl === true && key.name === 'd') left.abort();
  });
  const at = { input, output, signal: left.signal };
  return {
    text: async (question, { hint, check }) => {
      const validate = (typed: string | undefined): string | undefined => check(typed ?? '') ?? undefined;
      const given: unknown = answered(
        await prompts.text({ ...at, message: barred(question, output), placeholder: hint, validate }),
      );
      return typeof given === 'string' ? given.trim() : '';
    },
    choose: async (question, choices) => {
      const options = choices.map(({ value, label, hint }) => ({ value: String(value), label, hint }));
      const given = answered(await prompts.select({ ...at, message: question, options }));
      const chosen = choices.find((choice) => choice.value === given);
      if (chosen === undefined) throw new Stopped();
      return chosen.value;
    },
    search: async (question, find) => {
      for (;;) {
        const message = barred(question, output);
        const given: unknown = answered(
          await prompts.autocomplete<string>({ ...at, message, options: foundBy(find), maxItems: shown }),
        );
        if (typeof given === 'string') return given.slice(given.indexOf(typedEnd) + 1);
      }
    },
    agree: async (question, usual) =>
      answered(await prompts.confirm({ ...at, message: barred(question, output), initialValue: usual })),
    show: (title, text) => prompts.note(text, title, { output, format: (line) => line }),
    say: (text) => prompts.log.info(lines(text, output).join('\n'), { output }),
    begin: (title) => prompts.intro(title, { output }),
    end: (text) => prompts.outro(text, { output }),
  };
}

/** A question whose further lines stand behind the bar that the library draws along the first. */
function barred(question: string, output: Terminal['output']): string {
  return lines(question, output).join(`\n${styleText('gray', prompts.S_BAR)}  `);
}

/** A text broken to the width of the terminal. */
function lines(text: string, output: Terminal['output']): readonly string[] {
  const width = Math.max(20, ('columns' in output ? Number(output.columns) || 80 : 80) - 4);
  return text.split('\n').flatMap((line) => broken(line, width));
}

function broken(line: string, width: number): readonly string[] {
  const full: string[] = [];
  let at = '';
  for (const word of line.split(' ')) {
    if (at !== '' && at.length + 1 + word.length > width) {
      full.push(at);
      at = word;
    } else at = at === '' ? word : `${at} ${word}`;
  }
  return [...full, at];
}

/** Ends what was typed within the value of a choice. */
const typedEnd = '\u0000';

/** The library keeps the choice that was marked before, wherever it stands among those that fit now. With what was typed in its value, a choice is new at every key, and the first one is marked. */
function foundBy(find: (typed: string) => readonly Choice<string>[]) {
  return function found(this: { readonly userInput: string }): Choice<string>[] {
    const typed = this.userInput;
    return find(typed).map((choice) => ({ ...choice, value: `${typed}${typedEnd}${choice.value}` }));
  };
}

function answered<T>(given: T | typeof prompts.CANCEL_SYMBOL): T {
  if (prompts.isCancel(given)) throw new Stopped();
  return given;
}
