// Counters and times in the text form that Prometheus reads. Routes are counted by their template, so that ids make no series of their own.
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Series {
  count: number;
  sum: number;
  readonly classes: number[];
}

export interface Metrics {
  readonly request: (at: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly seconds: number;
  }) => void;
  readonly work: (kind: string, state: string) => void;
  readonly text: () => string;
}

export function openMetrics(): Metrics {
  const requests = new Map<string, number>();
  const times = new Map<string, Series>();
  const works = new Map<string, number>();
  return {
    request: ({ method, route, status, seconds }) => {
      const labels = `method="${method}",route="${route}"`;
      add(requests, `${labels},status="${status}"`);
      const series = times.get(labels) ?? { count: 0, sum: 0, classes: bounds.map(() => 0) };
      times.set(labels, series);
      series.count += 1;
      series.sum += seconds;
      for (const [index, bound] of bounds.entries())
        if (seconds <= bound) series.classes[index] = (series.classes[index] ?? 0) + 1;
    },
    work: (kind, state) => add(works, `kind="${kind}",state="${state}"`),
    text: () =>
      [
        '# HELP spanwright_requests_total Requests answered.',
        '# TYPE spanwright_requests_total counter',
        ...lines('spanwright_requests_total', requests),
        '# HELP spanwright_request_seconds How long answers took.',
        '# TYPE spanwright_request_seconds histogram',
        ...[...times].flatMap(([labels, series]) => histogram(labels, series)),
        '# HELP spanwright_work_total Work that ended, by kind and state.',
        '# TYPE spanwright_work_total counter',
        ...lines('spanwright_work_total', works),
        '',
      ].join('\n'),
  };
}

function add(counts: Map<string, number>, labels: string): void {
  counts.set(labels, (counts.get(labels) ?? 0) + 1);
}

function lines(name: string, counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts].map(([labels, count]) => `${name}{${labels}} ${count}`);
}

function histogram(labels: string, { count, sum, classes }: Series): readonly string[] {
  const name = 'spanwright_request_seconds';
  return [
    ...bounds.map((bound, index) => `${name}_bucket{${labels},le="${bound}"} ${classes[index] ?? 0}`),
    `${name}_bucket{${labels},le="+Inf"} ${count}`,
    `${name}_sum{${labels}} ${sum}`,
    `${name}_count{${labels}} ${count}`,
  ];
}
