import type { ReactNode } from 'react';
import { PageHead } from '../parts/page-head.tsx';

export function RevisionsPage(): ReactNode {
  return <PageHead title="Revisions" />;
}
