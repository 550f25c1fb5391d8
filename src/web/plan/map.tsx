// The system map to move about in: the drawing of the document, its boxes and lines to be pointed at, walked through by keyboard, opened.
import '@xyflow/react/dist/style.css';
import { Text, useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import {
  Background,
  BackgroundVariant,
  Controls,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { LoadingRows } from '../parts/loading.tsx';
import { ProblemView } from '../parts/problem.tsx';
import { FlowEdge, type FlowLine, type SystemBox, SystemNode } from './map-parts.tsx';
import style from './map.module.css';
import type { Go } from './go.ts';
import { type Canvas, mapQuery, type Place, remarksQuery } from './queries.ts';

const nodeTypes = { system: SystemNode };
const edgeTypes = { flow: FlowEdge };
/** Below it the words of lines can't be read: names stay, larger, and the rest is left to those who come nearer. */
const readable = 0.62;
/** Smaller than that nothing is told apart; the map is moved about in instead. */
const smallest = 0.3;
const tallest = 620;
const margin = 16;

export function MapView({ place, go }: { readonly place: Place; readonly go: Go }): ReactNode {
  const map = useQuery(mapQuery(place));
  const { ref, width } = useElementSize();
  if (map.error !== null) return <ProblemView error={map.error} retry={() => void map.refetch()} />;
  const isPlaced = map.data !== undefined && width > 0;
  return (
    <div ref={ref} className={style['frame']}>
      {isPlaced ? (
        <ReactFlowProvider>
          <Placed canvas={map.data} width={width} place={place} go={go} />
        </ReactFlowProvider>
      ) : (
        <LoadingRows rows={1} height={420} />
      )}
    </div>
  );
}

interface PlacedProps {
  readonly canvas: Canvas;
  readonly width: number;
  readonly place: Place;
  readonly go: Go;
}

function Placed({ canvas, width, place, go }: PlacedProps): ReactNode {
  const scheme = useComputedColorScheme('light');
  const view = viewOf(canvas, width);
  const { nodes, edges } = useDrawn({ canvas, width, place, go });
  const moved = useMoved();
  useFitted(view, width);
  const frame = useRef<HTMLDivElement>(null);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrow keys move what the focused part lies on
    <div
      ref={frame}
      style={{ height: view.height, '--zoom': view.zoom } as CSSProperties}
      className={style['map']}
      data-far={view.zoom < readable || undefined}
      onKeyDown={moved}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        defaultViewport={view}
        minZoom={0.1}
        maxZoom={2.5}
        colorMode={scheme}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        zoomOnScroll={false}
        zoomOnDoubleClick={false}
        preventScrolling={false}
        aria-label="System map"
        onViewportChange={({ zoom }) => nearer(frame.current, zoom)}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1} color="var(--line)" />
        <Controls showInteractive={false} position="bottom-right" />
      </ReactFlow>
      <Text size="xs" className={style['hint'] ?? ''}>
        Solid: events · dashed: polls · double: batches
      </Text>
    </div>
  );
}

/** The whole map where it can be told apart, else its upper left. */
function viewOf(
  canvas: Canvas,
  width: number,
): { readonly x: number; readonly y: number; readonly zoom: number; readonly height: number } {
  const across = (width - 2 * margin) / canvas.width;
  const down = (tallest - 2 * margin) / canvas.height;
  const zoom = Math.min(1.1, Math.max(smallest, Math.min(across, down)));
  return {
    zoom,
    x: Math.max(margin, (width - canvas.width * zoom) / 2),
    y: margin,
    height: Math.min(tallest, Math.max(260, canvas.height * zoom + 2 * margin)),
  };
}

/** A window that became another is shown the whole again, as when it was opened; a scroll bar that came or went changes nothing. */
function useFitted({ x, y, zoom }: ReturnType<typeof viewOf>, width: number): void {
  const { setViewport } = useReactFlow();
  const fitted = useRef(width);
  useEffect(() => {
    if (Math.abs(fitted.current - width) < 24) return;
    fitted.current = width;
    void setViewport({ x, y, zoom });
  }, [setViewport, width, x, y, zoom]);
}

/** Told to the style sheet alone: nothing is drawn anew while somebody zooms. */
function nearer(frame: HTMLElement | null, zoom: number): void {
  if (frame === null) return;
  frame.style.setProperty('--zoom', String(zoom));
  frame.toggleAttribute('data-far', zoom < readable);
}

/** Nodes and edges for the library, anew only when the map or what is open changes. */
function useDrawn({ canvas, place, go }: PlacedProps): {
  readonly nodes: SystemBox[];
  readonly edges: FlowLine[];
} {
  const { data: remarks } = useQuery(remarksQuery(place));
  const { flow: open } = useSearch({ from: '/w/$workspace/plans/$plan/plan' });
  return useMemo(() => {
    const found = (flows: readonly string[]): number =>
      (remarks ?? []).filter(
        (remark) => remark.severity !== 'info' && remark.flows.some((flow) => flows.includes(flow)),
      ).length;
    return {
      nodes: canvas.nodes.map((node) => ({
        id: node.id,
        type: 'system' as const,
        position: { x: node.x, y: node.y },
        width: node.width,
        height: node.height,
        data: { node, open: () => go({ view: 'document', section: node.place, flow: null }) },
      })),
      edges: canvas.edges.map((edge) => ({
        id: edge.id,
        type: 'flow' as const,
        source: edge.from,
        target: edge.to,
        data: {
          edge,
          remarks: found(edge.flows),
          isOpen: open !== undefined && edge.flows.includes(open),
          open: (flow: string) => go({ flow }),
        },
      })),
    };
  }, [canvas, remarks, open, go]);
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [80, 0],
  ArrowRight: [-80, 0],
  ArrowUp: [0, 80],
  ArrowDown: [0, -80],
};

/** Arrow keys move the map, plus and minus zoom. */
function useMoved(): (event: KeyboardEvent) => void {
  const { getViewport, setViewport, zoomIn, zoomOut } = useReactFlow();
  return (event) => {
    const step = steps[event.key];
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+') void zoomIn();
    else if (event.key === '-') void zoomOut();
    else if (step !== undefined) {
      event.preventDefault();
      const { x, y, zoom } = getViewport();
      void setViewport({ x: x + step[0], y: y + step[1], zoom });
    }
  };
}
