import type { ReactNode } from 'react';
import { PageHead } from '../parts/page-head.tsx';

export function UnderstoodPage(): ReactNode {
  return <PageHead title="Understood" />;
}
