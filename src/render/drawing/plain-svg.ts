// A drawing for programs that read no style sheets (word processors): every colour and face as an attribute of the element itself.
// Light colours only: paper is white.
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Drawn } from '../diagram/diagram.ts';
import { toElements } from './draw.ts';
import { monoFace, pictureStyle, sansFace } from './tokens.ts';

/** A drawing as a tree and as text, with its size in CSS pixels. */
export interface PlainDrawing {
  readonly element: Element;
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

interface Rule {
  readonly tag: string | null;
  readonly classes: readonly string[];
  readonly declarations: readonly (readonly [name: string, value: string])[];
}

const rules = rulesOf(pictureStyle(''));

/** The drawing in parts that each fit a page, mostly one. */
export function toPlainSvgs(diagram: Drawn): readonly PlainDrawing[] {
  return toElements(diagram).map((element) => {
    const drawing = styled(element);
    drawing.properties['xmlns'] = 'http://www.w3.org/2000/svg';
    const svg = toHtml(drawing, {
      space: 'svg',
      closeEmptyElements: true,
      characterReferences: { useNamedReferences: false },
    });
    return {
      element: drawing,
      svg,
      width: Number(drawing.properties['width']),
      height: Number(drawing.properties['height']),
    };
  });
}

/** The sheet's plain rules in their order; what hangs on the medium or on elements around is not for these readers. */
function rulesOf(sheet: string): readonly Rule[] {
  const [base = ''] = sheet.split('@media');
  return [...base.matchAll(/([^{}]+)\{([^}]*)\}/g)].flatMap(([, selectors = '', body = '']) => {
    const declarations = body
      .split(';')
      .map((pair) => pair.split(':'))
      .map(([name = '', value = '']) => [name, plainFaces(value)] as const);
    return selectors
      .split(',')
      .filter((selector) => !selector.includes(' '))
      .map((selector) => {
        const [tag = '', ...classes] = selector.split('.');
        return { tag: tag === '' ? null : tag, classes, declarations };
      });
  });
}

/** Names of faces that every word processor has. */
function plainFaces(value: string): string {
  if (value === sansFace) return 'Arial, sans-serif';
  return value === monoFace ? 'Courier New, monospace' : value;
}

function styled(element: Element): Element {
  const { className, ...properties } = element.properties;
  const own = Array.isArray(className) ? className.map(String) : [];
  const matching = rules
    .filter(
      (rule) =>
        (rule.tag === null || rule.tag === element.tagName) &&
        rule.classes.every((name) => own.includes(name)),
    )
    .toSorted((one, other) => weight(one) - weight(other));
  const style = Object.fromEntries(matching.flatMap((rule) => rule.declarations));
  const attributes = Object.fromEntries(
    Object.entries(style)
      .filter(([name]) => name !== 'font-variant-numeric')
      .map(([name, value]) => [camel(name), value]),
  );
  return { ...element, properties: { ...attributes, ...properties }, children: element.children.map(inner) };
}

function inner(child: ElementContent): ElementContent {
  return child.type === 'element' ? styled(child) : child;
}

function weight(rule: Rule): number {
  return rule.classes.length * 10 + (rule.tag === null ? 0 : 1);
}

function camel(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
