// Keeps what somebody writes: saved a moment after the last key, over the version that was read; also in this browser until the server has it.
//
// It is at rest ("saved"), waits for a pause ("waiting"), sends ("saving"), failed ("failed": tried again with the next change or by hand), or
// found that somebody else changed it ("conflict": nothing is sent until the person has chosen).

export interface Version {
  readonly text: string;
  /** The entity tag of what the text was read from. */
  readonly tag: string;
}

export interface Kept {
  readonly text: string;
  readonly state: 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict';
  readonly error: Error | null;
  /** What the server holds instead, while there is a conflict to be settled. */
  readonly theirs: Version | null;
}

/** Where it is kept. `save` rejects with anything; `isConflict` tells which of those mean that somebody was faster. */
export interface Place {
  readonly save: (version: Version) => Promise<Version>;
  readonly read: () => Promise<Version>;
  readonly isConflict: (error: unknown) => boolean;
  /** Until the server has it; null: it has. `base` is the text that was changed. */
  readonly remember: (unsaved: { readonly text: string; readonly base: string } | null) => void;
}

export class Keeper {
  readonly #place: Place;
  /** After the last change, ms. */
  readonly #wait: number;
  readonly #listeners = new Set<() => void>();
  #base: Version;
  #kept: Kept;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #sending: Promise<boolean> | null = null;

  constructor(first: Version, place: Place, wait: number) {
    this.#base = first;
    this.#kept = { text: first.text, state: 'saved', error: null, theirs: null };
    this.#place = place;
    this.#wait = wait;
  }

  readonly snapshot = (): Kept => this.#kept;

  readonly subscribe = (told: () => void): (() => void) => {
    this.#listeners.add(told);
    return () => this.#listeners.delete(told);
  };

  readonly write = (text: string): void => {
    if (text === this.#kept.text) return;
    this.#place.remember({ text, base: this.#base.text });
    this.#become({ text, ...(this.#kept.state === 'conflict' ? {} : { state: 'waiting' }) });
    this.#stop();
    this.#timer = setTimeout(() => void this.flush(), this.#wait);
  };

  /** A newer version was read elsewhere on the page: taken when nothing is unsaved. */
  readonly adopt = (version: Version): void => {
    if (this.#kept.state !== 'saved' || version.tag === this.#base.tag) return;
    this.#base = version;
    this.#become({ text: version.text });
  };

  /** Unsaved words of an earlier visit, over a version that is not the one they were written over: the person chooses. */
  readonly dispute = (text: string): void => {
    this.#become({ text, state: 'conflict', theirs: this.#base });
  };

  /** Saves at once; true when everything is saved. */
  readonly flush = async (): Promise<boolean> => {
    this.#stop();
    if (this.#kept.state === 'conflict') return false;
    if (this.#kept.text === this.#base.text) return true;
    this.#sending ??= this.#send().finally(() => {
      this.#sending = null;
    });
    return (await this.#sending) || (this.#kept.state === 'waiting' && this.flush());
  };

  readonly keepMine = async (): Promise<boolean> => {
    if (this.#kept.theirs === null) return false;
    this.#base = this.#kept.theirs;
    this.#become({ state: 'waiting', theirs: null });
    return this.flush();
  };

  readonly takeTheirs = (): void => {
    const { theirs } = this.#kept;
    if (theirs === null) return;
    this.#become({ text: theirs.text });
    this.#settle(theirs);
  };

  /** Goes back to editing; the conflict comes again with the next save. */
  readonly later = (): void => this.#become({ state: 'waiting', theirs: null });

  #become(change: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...change };
    for (const told of this.#listeners) told();
  }

  #stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #settle(version: Version): void {
    this.#base = version;
    const isSaved = this.#kept.text === version.text;
    if (isSaved) this.#place.remember(null);
    this.#become({ state: isSaved ? 'saved' : 'waiting', error: null, theirs: null });
  }

  async #send(): Promise<boolean> {
    const { text } = this.#kept;
    this.#become({ state: 'saving', error: null });
    try {
      this.#settle(await this.#place.save({ text, tag: this.#base.tag }));
      return this.#kept.text === text;
    } catch (error) {
      return this.#refused(text, error);
    }
  }

  async #refused(sent: string, error: unknown): Promise<boolean> {
    try {
      if (this.#place.isConflict(error)) return await this.#overtaken(sent);
      throw error;
    } catch (final) {
      this.#become({ state: 'failed', error: final instanceof Error ? final : new Error(String(final)) });
      return false;
    }
  }

  /** Somebody was faster. When they changed other things than this text, it is saved over their version. */
  async #overtaken(sent: string): Promise<boolean> {
    const theirs = await this.#place.read();
    if (theirs.text !== sent && theirs.text !== this.#base.text) {
      this.#become({ state: 'conflict', theirs });
      return false;
    }
    this.#settle(theirs);
    return theirs.text === sent ? this.#kept.text === sent : this.#send();
  }
}
