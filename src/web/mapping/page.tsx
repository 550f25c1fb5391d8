import type { ReactNode } from 'react';
import { PageHead } from '../parts/page-head.tsx';

export function MappingPage(): ReactNode {
  return <PageHead title="Mapping" />;
}
