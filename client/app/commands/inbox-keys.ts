import { type Command, keysOf } from '../../lib/commands/registry.ts';

/** Keys of the inbox that are heard outside the registry; each is told only until a command of its own takes its key. */
const HEARD_ELSEWHERE: Command[] = (
  [
    ['j', 'Next thread'],
    ['k', 'Previous thread'],
    ['Enter', 'Open the thread'],
    ['Escape', 'Back to the list'],
    ['/', 'Search'],
    ['r', 'Reply'],
    ['t', 'Take over from the AI'],
    ['h', 'Hand back to the AI'],
    ['e', 'Close or reopen'],
    ['w', 'Why: the decision behind the newest answer'],
    ['mod+Enter', 'Send what I write'],
  ] as const
).map(([keys, name]) => ({ id: `inbox.${keys}`, name, group: 'Inbox', keys }));

export function withInboxKeys(commands: readonly Command[]): Command[] {
  const taken = new Set(commands.flatMap(keysOf));
  return [...HEARD_ELSEWHERE.filter((command) => !keysOf(command).some((keys) => taken.has(keys))), ...commands];
}
