import { BellOff } from 'lucide-react';
import { trpc } from '../../lib/trpc.ts';
import { Button } from '../../ui/button.tsx';

/** Says that customers wait for calls of which nobody in the house hears, and leads to the first of them. */
export function UntoldCalls({ onOpen }: { onOpen(callId: string): void }) {
  const untold = trpc.calls.untold.useQuery().data?.items ?? [];
  const [first] = untold;
  if (!first) return null;
  return (
    <div role="note" className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b bg-amber-wash px-4 py-2 text-amber text-list md:px-6">
      <BellOff aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="min-w-0 flex-1 basis-60">
        {untold.length === 1 ? 'Nobody is told of one call ahead.' : `Nobody is told of ${untold.length} calls ahead.`} <HowToTell />
      </span>
      <Button size="sm" onClick={() => onOpen(first.id)}>
        {untold.length === 1 ? 'Show it' : 'Show the first'}
      </Button>
    </div>
  );
}

/** The same of the call that stands open. */
export function UntoldCall() {
  return (
    <p role="note" className="rounded-md bg-amber-wash px-3 py-2 text-amber text-list">
      Nobody is told of this call. <HowToTell />
    </p>
  );
}

const HowToTell = () => 'Set who calls, or “Tell me at” under “When I take calls”.';
