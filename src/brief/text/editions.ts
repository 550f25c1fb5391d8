// The words by which vendors call their editions. Whether an edition exists is the catalog's business.

/** Lower-case words; an edition may be two of them ("suite growth"). */
export const editionWords: ReadonlySet<string> = new Set(
  'free starter basic standard professional pro growth team business premium enterprise plus advanced essentials essential ultimate unlimited scale suite lite simple established'.split(
    ' ',
  ),
);
