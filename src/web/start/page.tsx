import type { ReactNode } from 'react';
import { PageHead } from '../parts/page-head.tsx';

export function StartPage(): ReactNode {
  return <PageHead title="Plans" />;
}
