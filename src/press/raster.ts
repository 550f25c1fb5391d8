// A drawing as dots, for programs that show no SVG. Painter and faces come with us, never from the machine: the same bytes everywhere.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import canvaskit, { type CanvasKit, type Typeface } from 'canvaskit-wasm';
import type { PlainDrawing } from '../render/drawing/plain-svg.ts';
import { paintElement } from './paint.ts';
import type { Faces } from './paint-words.ts';

const require = createRequire(import.meta.url);

/** Dots per CSS pixel: sharp on paper at the sizes that documents show. */
const density = 2;

/** The drawing as PNG on white paper. */
export type Raster = (drawing: PlainDrawing) => Uint8Array;

let ready: Promise<Raster> | null = null;

/** Loads the painter once per process. */
export function loadRaster(): Promise<Raster> {
  ready ??= load();
  return ready;
}

async function load(): Promise<Raster> {
  const kit = await canvaskit.default();
  const faces: Faces = {
    regular: await faceOf(kit, 'roboto-fontface/fonts/roboto/Roboto-Regular.woff2'),
    strong: await faceOf(kit, 'roboto-fontface/fonts/roboto/Roboto-Bold.woff2'),
    mono: await faceOf(kit, 'roboto-mono-webfont/fonts/RobotoMono-Regular.ttf'),
  };
  return (drawing) => rastered(drawing, kit, faces);
}

async function faceOf(kit: CanvasKit, path: string): Promise<Typeface> {
  const bytes = Uint8Array.from(await readFile(require.resolve(path)));
  const face = kit.Typeface.MakeTypefaceFromData(bytes.buffer);
  if (face === null) throw new TypeError(`no face in ${path}`);
  return face;
}

function rastered(drawing: PlainDrawing, kit: CanvasKit, faces: Faces): Uint8Array {
  const surface = kit.MakeSurface(Math.ceil(drawing.width * density), Math.ceil(drawing.height * density));
  if (surface === null) throw new RangeError(`no room to paint ${drawing.width} × ${drawing.height}`);
  const canvas = surface.getCanvas();
  canvas.clear(kit.WHITE);
  canvas.scale(density, density);
  paintElement(drawing.element, { kit, canvas, faces });
  surface.flush();
  const image = surface.makeImageSnapshot();
  const png = image.encodeToBytes(kit.ImageFormat.PNG, 100);
  image.delete();
  surface.delete();
  if (png === null) throw new TypeError('the picture could not be packed');
  return png;
}
