// What the jobs need from the world, as small as it can be. Doors hand in an implementation; the jobs know no disk and no network.
import type { VendorFiles } from '../catalog/read.ts';
import type { DocumentInput } from '../readers/document.ts';
import type { Flight } from '../simulate/flight.ts';
import type { Sortie } from '../simulate/sortie.ts';

/** The catalog's files. */
export interface Shelf {
  /** Ids of all vendors, sorted. */
  readonly ids: () => Promise<readonly string[]>;
  /** The files of one vendor, or null when there is no such id. */
  readonly files: (id: string) => Promise<VendorFiles | null>;
}

/** API documents that a brief names. */
export interface Documents {
  /** The document's text; `ref` is as written in the brief. Throws InputError when it can't be read. */
  readonly read: (ref: string) => Promise<DocumentInput>;
}

/** The web. Only what a person names on the command line is fetched; a brief never leads there. */
export interface Web {
  /** The document's text; `address` begins with http:// or https://. Throws InputError when it can't be had. */
  readonly fetch: (address: string) => Promise<DocumentInput>;
}

/** Who flies sorties, on as many processors as there are. */
export interface Crew {
  /**
   * Every flight of each sortie, in the order of sorties and of their seeds, whoever flew it. Rejects with what a flight threw, or with the
   * signal's reason when it is stopped; nothing then goes on in the background.
   */
  readonly fly: (sorties: readonly Sortie[], watch: Watch) => Promise<readonly (readonly Flight[])[]>;
}

/**
 * How a flying crew is followed and stopped. `flown` is told after each flight how many of how many are done, and the place of its sortie
 * among those that were given.
 */
export interface Watch {
  readonly flown: (done: number, all: number, sortie: number) => void;
  readonly signal: AbortSignal | null;
}

export interface Ports {
  readonly shelf: Shelf;
  readonly documents: Documents;
}
