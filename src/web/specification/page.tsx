import type { ReactNode } from 'react';
import { PageHead } from '../parts/page-head.tsx';

export function SpecificationPage(): ReactNode {
  return <PageHead title="Specification" />;
}
