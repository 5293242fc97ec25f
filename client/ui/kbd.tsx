import { keyWords } from '../lib/commands/key-words.ts';

/** Keys as the person's own keyboard names them: `mod+k` is ⌘K on a Mac and Ctrl K elsewhere. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd className="inline-flex h-[1.125rem] min-w-[1.125rem] items-center justify-center rounded border border-line-strong bg-sunken px-1 font-medium font-sans text-2xs text-soft leading-none">
      {keyWords(keys)}
    </kbd>
  );
}
