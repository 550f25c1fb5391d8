import type { ReactNode } from 'react';
import { PageHead } from '../parts/page-head.tsx';

export function CataloguePage(): ReactNode {
  return <PageHead title="Catalogue" />;
}
