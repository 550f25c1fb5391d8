// The layered layout of a graph, by a library that is described here by its shape: only what is used of it.
// Coordinates are the middle of a node, pixels.
import dagre from '@dagrejs/dagre';
import type { Point } from './picture.ts';

export interface Placed {
  readonly x: number;
  y: number;
  readonly width: number;
  readonly height: number;
}

/** One edge by its ends; `name` tells several between the same two apart. */
export interface Half {
  readonly v: string;
  readonly w: string;
  readonly name: string;
}

export interface LayerOptions {
  readonly rankdir: 'LR' | 'TB';
  readonly ranksep: number;
  readonly nodesep: number;
  readonly edgesep: number;
  readonly marginx: number;
  readonly marginy: number;
}

export interface Layered {
  setNode(id: string, size: { readonly width: number; readonly height: number }): void;
  setEdge(from: string, to: string, label: object, name: string): void;
  node(id: string): Placed;
  edge(edge: Half): { readonly points: readonly Point[] };
}

interface Library {
  readonly graphlib: {
    readonly Graph: new (options: {
      multigraph: boolean;
    }) => Layered & { setGraph(options: LayerOptions): void };
  };
  layout(graph: Layered): void;
}

const library = dagre as Library;

export function emptyLayers(options: LayerOptions): Layered {
  const graph = new library.graphlib.Graph({ multigraph: true });
  graph.setGraph(options);
  return graph;
}

/** Gives every node its place and every edge its points, in the graph itself. */
export function layOut(graph: Layered): void {
  library.layout(graph);
}
