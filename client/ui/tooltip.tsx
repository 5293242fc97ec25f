import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

/** Around the whole app: after one tooltip has shown, its neighbours show at once. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={450} skipDelayDuration={250}>
      {children}
    </Radix.Provider>
  );
}

/** What a control does, and its keys, on hover and on focus by keyboard. The child is one element that takes a ref. */
export function Tooltip({ words, keys, children }: { words: ReactNode; keys?: string; children: ReactNode }) {
  return (
    <Radix.Root disableHoverableContent>
      <Radix.Trigger
        asChild
        // A menu or dialog that closes gives the focus back: that alone asks for no explanation.
        onFocus={(event) => !event.currentTarget.matches(':focus-visible') && event.preventDefault()}
      >
        {children}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          sideOffset={6}
          collisionPadding={8}
          className="pointer-events-none z-[70] flex max-w-72 animate-arrive items-center gap-2 rounded-md bg-tip px-2 py-1 text-on-tip text-xs shadow-float"
        >
          {words}
          {keys && <Kbd keys={keys} />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
