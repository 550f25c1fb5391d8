import type { ReactNode } from 'react';
import { PageHead } from '../parts/page-head.tsx';

export function ProjectPage(): ReactNode {
  return <PageHead title="Project" />;
}
