import type { ReactNode } from 'react';
import { PageHead } from '../parts/page-head.tsx';

export function WorkspacePage(): ReactNode {
  return <PageHead title="Workspace" />;
}
