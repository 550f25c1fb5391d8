// Figures that descriptions give in words: the largest page, the largest batch. Read for the number only.

const figures = [
  /\bbetween (?:0|1) and (\d[\d,]{0,12})/i,
  /\b(?:max(?:imum|\.)?|upper limit|limit(?:ed)?)(?: (?:page size|limit|value|number|count|allowed|of [a-z]{1,20}(?: [a-z]{1,20}){0,4}?|permitted|results|items|records)){0,3} ?(?:is|are|of|to|at|:|=|be)? ?(?:set to )?[`*"'(]*(\d[\d,]{0,12})/i,
  /\b(?:up to|at most|no more than|not exceed|cannot exceed|can't exceed|exceed|less than or equal to|<=|≤) (?:a maximum of )?[`*]*(\d[\d,]{0,12})/i,
  /\b(\d[\d,]{0,12})[`*]* (?:is the )?(?:max(?:imum)?\b)/i,
  /\b(?:range|from)?:? ?\[?(?:0|1) ?(?:-|–|to|\.\.) ?(\d{2,6})\b/i,
];

/** "max 100", "between 1 and 100", "up to 1,000", "1-250" → the figure; null when none is there. Also used for batch sizes. */
export function largestInWords(text: string): number | null {
  for (const figure of figures) {
    const found = figure.exec(text)?.[1];
    const value = found === undefined ? 0 : Number(found.replaceAll(',', ''));
    if (value >= 1 && value <= 1_000_000) return value;
  }
  return null;
}
