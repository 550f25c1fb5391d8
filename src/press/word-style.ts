// How Word documents look: the faces, sizes and colours of the pages, said in Word's own styles so that people can restyle them.
import { BorderStyle, type IStylesOptions, LineRuleType } from 'docx';
import { light } from '../render/drawing/tokens.ts';

const hex = (colour: string): string => colour.slice(1).toUpperCase();

export const colours: Readonly<Record<'ink' | 'quiet' | 'line' | 'raised' | 'accent', string>> = {
  ink: hex(light.ink),
  quiet: hex(light.quiet),
  line: hex(light.line),
  raised: hex(light.raised),
  accent: hex(light.tones.flowing),
};

const sans = 'Arial';
const mono = 'Courier New';

function heading(size: number, before: number, after: number): object {
  return {
    run: { font: sans, size, bold: true, color: colours.ink },
    paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
  };
}

/** Sizes are half points, distances twentieths of a point. */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: sans, size: 20, color: colours.ink, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 140, line: 276, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: sans, size: 44, bold: true, color: colours.ink },
      paragraph: { spacing: { after: 160 }, keepNext: true },
    },
    heading1: heading(32, 480, 160),
    heading2: heading(25, 360, 120),
    heading3: heading(21, 280, 100),
    hyperlink: { run: { color: colours.accent, underline: {} } },
  },
  characterStyles: [{ id: 'Code', name: 'Code', quickFormat: true, run: { font: mono, noProof: true } }],
  paragraphStyles: [
    {
      id: 'TableText',
      name: 'Table text',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 16 },
      paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'TableHead',
      name: 'Table head',
      basedOn: 'TableText',
      quickFormat: true,
      run: { bold: true, color: colours.quiet },
      paragraph: { keepNext: true },
    },
    {
      id: 'CodeBlock',
      name: 'Code block',
      basedOn: 'Normal',
      quickFormat: true,
      run: { font: mono, size: 16, noProof: true },
      paragraph: {
        spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO },
        shading: { fill: colours.raised },
        indent: { left: 120 },
      },
    },
    {
      id: 'Remark',
      name: 'Remark',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: {
        indent: { left: 240 },
        border: { left: { style: BorderStyle.SINGLE, size: 18, color: colours.accent, space: 8 } },
      },
    },
    {
      id: 'Picture',
      name: 'Picture',
      basedOn: 'Normal',
      paragraph: {
        spacing: { before: 60, after: 0, line: 240, lineRule: LineRuleType.AUTO },
        keepNext: true,
      },
    },
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 17, color: colours.quiet },
      paragraph: { spacing: { before: 60, after: 240 } },
    },
    {
      id: 'Source',
      name: 'Source',
      basedOn: 'Normal',
      run: { size: 16 },
      paragraph: { spacing: { after: 60 } },
    },
    { id: 'Running', name: 'Running title', basedOn: 'Normal', run: { size: 16, color: colours.quiet } },
    ...[1, 2, 3].map((level) => ({
      id: `TOC${level}`,
      name: `toc ${level}`,
      basedOn: 'Normal',
      run: level === 1 ? { bold: true } : {},
      paragraph: {
        spacing: { before: level === 1 ? 80 : 0, after: 20 },
        indent: { left: (level - 1) * 280 },
      },
    })),
  ],
};
