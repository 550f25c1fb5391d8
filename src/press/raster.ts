// A drawing as dots, for programs that show no SVG. The faces come with us, never from the machine: the same bytes everywhere.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const require = createRequire(import.meta.url);
const faces = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'DejaVuSansMono.ttf'];

/** Dots per CSS pixel: sharp on paper at the sizes that documents show. */
const density = 2;

/** The drawing as PNG on white paper. */
export type Raster = (svg: string) => Uint8Array;

let ready: Promise<Raster> | null = null;

/** Loads the renderer once per process. */
export function loadRaster(): Promise<Raster> {
  ready ??= load();
  return ready;
}

async function load(): Promise<Raster> {
  const fonts = await Promise.all(
    faces.map((face) => readFile(require.resolve(`dejavu-fonts-ttf/ttf/${face}`))),
  );
  await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return (svg) => {
    const drawing = new Resvg(svg, {
      font: {
        fontBuffers: fonts,
        defaultFontFamily: 'DejaVu Sans',
        sansSerifFamily: 'DejaVu Sans',
        monospaceFamily: 'DejaVu Sans Mono',
      },
      fitTo: { mode: 'zoom', value: density },
      background: '#ffffff',
    });
    const image = drawing.render();
    const png = image.asPng();
    image.free();
    drawing.free();
    return png;
  };
}
