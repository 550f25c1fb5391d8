import type { ReactNode } from 'react';
import { PageHead } from '../parts/page-head.tsx';

export function PlanPage(): ReactNode {
  return <PageHead title="Plan" />;
}
