// How often each branch of a flow was taken in a run. Told with every job, so that nothing is put together before somebody asks.

export interface Branches {
  readonly took: (flow: string, branch: string) => void;
  /** By "flow.branch". */
  readonly all: () => ReadonlyMap<string, number>;
}

interface Taken {
  count: number;
}

export function branchCounts(): Branches {
  const flows = new Map<string, Map<string, Taken>>();
  const add = (flow: string, branch: string): void => {
    let own = flows.get(flow);
    if (own === undefined) flows.set(flow, (own = new Map<string, Taken>()));
    own.set(branch, { count: 1 });
  };
  return {
    took: (flow, branch) => {
      const known = flows.get(flow)?.get(branch);
      if (known === undefined) add(flow, branch);
      else known.count += 1;
    },
    all: () =>
      new Map(
        [...flows].flatMap(([flow, own]) =>
          [...own].map(([branch, { count }]) => [`${flow}.${branch}`, count] as const),
        ),
      ),
  };
}
