import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dark, light } from './tokens.ts';

/** WCAG contrast of two "#rrggbb" colours. */
function contrast(one: string, other: string): number {
  const [brighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (brighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

for (const [name, palette] of Object.entries({ light, dark })) {
  test(`${name}: text and the tones that carry meaning meet AA on paper, on boxes and on every ground`, () => {
    const { paper, raised, ink, quiet, tones, grounds } = palette;
    for (const under of [paper, raised, ...Object.values(grounds)]) {
      for (const colour of [ink, quiet, ...Object.values(tones)])
        assert.ok(
          contrast(colour, under) >= 4.5,
          `${colour} on ${under}: ${contrast(colour, under).toFixed(2)}`,
        );
    }
  });
}
