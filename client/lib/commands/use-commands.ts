import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { createPresses } from './press.ts';
import { type Command, registry } from './registry.ts';
import { isBusy, isTyping } from './whose-press.ts';

let place = 0;

/**
 * What one can do on this part of the screen, while it is shown: the palette (mod+k) and the key help (?) list it, and its keys work.
 *
 *   useCommands([
 *     { id: 'thread.close', name: 'Close this conversation', group: 'Conversation', keys: 'e', icon: Check, run: close },
 *     { id: 'list.next', name: 'Next conversation', group: 'Inbox', keys: ['j', 'ArrowDown'], isQuiet: true, run: next },
 *   ]);
 *
 * Give only what the person may do now (`...(mayClose ? [close] : [])`). The newest closures are always the ones run, so nothing
 * needs `useCallback`. What stands around all screens is `isUnderneath`: whatever a screen does with a key comes before it. Of two commands with one key the deeper part of the screen wins; a part shown later wins over an earlier one.
 */
export function useCommands(commands: readonly Command[], { isUnderneath = false } = {}): void {
  // Taken while rendering, where parents come before their children; effects would run the other way about.
  const [mine] = useState(() => (isUnderneath ? -1 : place++));
  const entry = useRef<ReturnType<typeof registry.add>>(null);
  // With the drawing itself, not after it: keys come quicker than that.
  useLayoutEffect(() => {
    const added = registry.add(mine);
    entry.current = added;
    return () => added.remove();
  }, [mine]);
  useLayoutEffect(() => entry.current?.update(commands));
}

/** Everything one can do now; draws anew when it changes. */
export function useAllCommands(): readonly Command[] {
  return useSyncExternalStore(registry.subscribe, registry.list);
}

/** Hears the keys of all commands; once, around the whole app. */
export function useCommandKeys(): void {
  useLayoutEffect(() => {
    const find = createPresses(registry);
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isBusy(event)) return;
      const command = find(event, { now: Date.now(), isTyping: isTyping(event) });
      if (!command) return;
      event.preventDefault();
      // What it drew at once is there for the next press, however soon.
      flushSync(() => command.run?.());
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
