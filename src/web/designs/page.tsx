import type { ReactNode } from 'react';
import { PageHead } from '../parts/page-head.tsx';

export function DesignsPage(): ReactNode {
  return <PageHead title="Designs" />;
}
