import type { InboxView } from '../../shared/thread.ts';
import { trpc } from '../lib/trpc.ts';
import { plural } from '../lib/words/format.ts';
import { Kbd } from '../ui/kbd.tsx';

/** The middle of the screen while no thread is open: how things stand, and the keys that move. */
export function NothingOpen({ view }: { view: InboxView }) {
  const counts = trpc.inbox.counts.useQuery().data;
  const needed = counts?.needs_you ?? 0;
  return (
    <div className="grid h-full place-items-center p-8 text-center">
      <div className="max-w-sm">
        <p className="font-serif text-2xl">
          {needed > 0 ? `${plural(needed, 'conversation needs', 'conversations need')} you` : 'Nothing needs you right now'}
        </p>
        <p className="mt-2 text-soft leading-relaxed">
          {needed > 0 && view !== 'needs_you'
            ? `${needed === 1 ? 'It waits' : 'They wait'} in the view “Needs you”. Everything else is being looked after.`
            : 'Openhouse reads, answers and keeps the books. Open any conversation to see how it decides.'}
        </p>
        <p className="mt-5 text-faint text-xs">
          <Kbd keys="j" /> <Kbd keys="k" /> to move, <Kbd keys="Enter" /> to open, <Kbd keys="/" /> to search, <Kbd keys="?" /> for all keys
        </p>
      </div>
    </div>
  );
}
