// The navigation where there is no room beside the page: over it, until something is chosen. Loaded when it is first opened.
import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';

export function NarrowNavigation({
  close,
  children,
}: {
  readonly close: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Drawer
      opened
      onClose={close}
      size={280}
      title="Navigation"
      closeButtonProps={{ 'aria-label': 'Close the navigation' }}
    >
      <nav aria-label="Workspace">{children}</nav>
    </Drawer>
  );
}
