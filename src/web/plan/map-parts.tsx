// A box and a line of the map. Both are buttons to those who come by keyboard or hear the page; a line that several flows share opens a list.
import { Menu } from '@mantine/core';
import {
  BaseEdge,
  type Edge,
  EdgeLabelRenderer,
  type EdgeProps,
  Handle,
  type Node,
  type NodeProps,
  Position,
  useReactFlow,
} from '@xyflow/react';
import { type FocusEvent, memo, type ReactNode } from 'react';
import { Brand } from '../parts/brand.tsx';
import { counted } from '../parts/words.ts';
import style from './map.module.css';
import type { Canvas } from './queries.ts';

type Box = Canvas['nodes'][number];
type Line = Canvas['edges'][number];

export type SystemBox = Node<{ readonly node: Box; readonly open: () => void }, 'system'>;
export type FlowLine = Edge<
  {
    readonly edge: Line;
    readonly remarks: number;
    readonly isOpen: boolean;
    readonly open: (flow: string) => void;
  },
  'flow'
>;

/** What the focus comes to is brought into view: by moving the map, never by scrolling what lies under it. */
function useSeen(): (
  event: FocusEvent<HTMLElement>,
  middle: { readonly x: number; readonly y: number },
) => void {
  const { setCenter, getZoom } = useReactFlow();
  return (event, { x, y }) => {
    const frame = event.currentTarget.closest('.react-flow');
    if (frame === null || !event.currentTarget.matches(':focus-visible')) return;
    frame.scrollTo(0, 0);
    const [seen, own] = [frame.getBoundingClientRect(), event.currentTarget.getBoundingClientRect()];
    const isSeen =
      own.left >= seen.left && own.right <= seen.right && own.top >= seen.top && own.bottom <= seen.bottom;
    if (!isSeen) void setCenter(x, y, { zoom: getZoom() });
  };
}

export const SystemNode = memo(function SystemNode({
  data: { node, open },
}: NodeProps<SystemBox>): ReactNode {
  const seen = useSeen();
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} className={style['handle']} />
      <button
        type="button"
        className={`${style['box']} nodrag`}
        data-shape={node.shape}
        onClick={open}
        onFocus={(event) => seen(event, { x: node.x + node.width / 2, y: node.y + node.height / 2 })}
      >
        <span className={style['name']}>
          <Brand uses={node.uses} name={node.title} size={18} />
          {node.title}
        </span>
        {node.lines.map((line) => (
          <span key={line} className={style['line']}>
            {line}
          </span>
        ))}
        <span className={style['hidden']}>, its contract</span>
      </button>
      <Handle type="source" position={Position.Right} isConnectable={false} className={style['handle']} />
    </>
  );
});

export const FlowEdge = memo(function FlowEdge({ id, data }: EdgeProps<FlowLine>): ReactNode {
  if (data === undefined) return null;
  const { edge, isOpen } = data;
  const colour = `var(--${edge.tone})`;
  const width = edge.travel === 'batch' ? 5 : isOpen ? 2.5 : 1.5;
  return (
    <>
      <BaseEdge
        id={id}
        path={edge.path}
        interactionWidth={0}
        style={{
          stroke: colour,
          strokeWidth: isOpen ? width + 1 : width,
          ...(edge.travel === 'poll' ? { strokeDasharray: '6 4' } : {}),
        }}
      />
      {edge.travel === 'batch' ? (
        <path d={edge.path} fill="none" style={{ stroke: 'var(--paper)', strokeWidth: 2 }} />
      ) : null}
      {edge.arrows.map((arrow) => (
        <path key={arrow} d={arrow} style={{ fill: colour }} />
      ))}
      <EdgeLabelRenderer>
        <Words {...data} />
      </EdgeLabelRenderer>
    </>
  );
});

function Words({ edge, remarks, isOpen, open }: NonNullable<FlowLine['data']>): ReactNode {
  const seen = useSeen();
  const { x, y, width, height, lines } = edge.label;
  const [only] = edge.flows;
  const button = (
    <button
      type="button"
      className={`${style['label']} nodrag nopan`}
      data-open={isOpen || undefined}
      style={{
        left: x,
        top: y,
        width,
        height,
        color: edge.tone === 'flowing' ? undefined : `var(--${edge.tone})`,
      }}
      onFocus={(event) => seen(event, { x: x + width / 2, y: y + height / 2 })}
      {...(edge.flows.length === 1 ? { onClick: () => open(only ?? '') } : {})}
    >
      <span className={style['far']} aria-hidden>
        {edge.flows.length === 1 ? only : counted(edge.flows.length, 'flow')}
      </span>
      {lines.map((line, index) => (
        <span key={line.text} data-face={line.face} style={{ fontSize: line.size, lineHeight: 1.3 }}>
          {line.text}
          {index === 0 && remarks > 0 ? (
            <span className={style['found']} title={counted(remarks, 'finding')}>
              <span className={style['hidden']}>, findings: </span>
              {remarks}
            </span>
          ) : null}
        </span>
      ))}
    </button>
  );
  if (edge.flows.length === 1) return button;
  return (
    <Menu shadow="md" position="bottom">
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto', pointerEvents: 'all' }}>
        {edge.flows.map((flow) => (
          <Menu.Item key={flow} onClick={() => open(flow)}>
            {flow}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
