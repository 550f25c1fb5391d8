export function buildPages(how: { readonly onlyStale: boolean }): Promise<void>;
