// A button whose menu is loaded when it is first wanted: what the first view does not show, it does not carry.
import {
  type ComponentType,
  cloneElement,
  lazy,
  type ReactElement,
  type ReactNode,
  Suspense,
  useState,
} from 'react';

interface ButtonProps {
  readonly 'aria-haspopup'?: 'menu';
  readonly 'aria-expanded'?: boolean;
  readonly onClick?: () => void;
}

/** Gives a component that shows `button` until it is pressed, then the loaded menu around that button, open. */
export function openedLater<Props extends { readonly button: ReactElement }>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): ComponentType<Props & { readonly button: ReactElement<ButtonProps> }> {
  const Loaded = lazy(load);
  return function OpenedLater(props): ReactNode {
    const [wanted, setWanted] = useState(false);
    const closed = cloneElement(props.button, {
      'aria-haspopup': 'menu',
      'aria-expanded': false,
      onClick: () => setWanted(true),
    });
    return wanted ? (
      <Suspense fallback={closed}>
        <Loaded {...props} />
      </Suspense>
    ) : (
      closed
    );
  };
}
