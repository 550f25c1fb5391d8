// What is wider than the window scrolls inside its own frame, which the keyboard reaches so that it can be scrolled there too.
import type { ReactNode } from 'react';

export function Frame({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard
    <div className="frame" tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
