import { Popover as Radix } from 'radix-ui';
import { type ReactNode, useState } from 'react';

type Props = {
  /** One element that takes a ref; it opens and closes. */
  trigger: ReactNode;
  label: string;
  align?: 'start' | 'center' | 'end';
  className?: string;
  /** A function is given the way to close, for content that ends with a choice. */
  children: ReactNode | ((close: () => void) => ReactNode);
};

/** A small surface beside its trigger, for what is more than a menu and less than a dialog. */
export function Popover({ trigger, label, align = 'start', className = 'w-72 p-3', children }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Radix.Root open={isOpen} onOpenChange={setIsOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={`z-[60] max-h-(--radix-popover-content-available-height) max-w-[calc(100vw-1rem)] animate-arrive overflow-auto rounded-lg border bg-raised shadow-float outline-none ${className}`}
        >
          {typeof children === 'function' ? children(() => setIsOpen(false)) : children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
