import { useQuery } from '@tanstack/react-query';
import type { EventPayload } from '../../../shared/events.ts';
import { presenceKey } from '../../lib/live.ts';
import { trpc } from '../../lib/trpc.ts';

/** Colleagues who look at this thread, or write in it, right now. */
export function Presence({ threadId }: { threadId: string }) {
  const me = trpc.users.me.useQuery().data;
  const nobody: EventPayload<'presence.changed'> = { threadId, viewers: [], typing: [] };
  const { viewers, typing } = useQuery({ queryKey: presenceKey(threadId), queryFn: () => nobody, enabled: false, initialData: nobody }).data;
  const others = viewers.filter((id) => id !== me?.id).length;
  const writers = typing.filter((id) => id !== me?.id).length;
  if (others === 0 && writers === 0) return null;
  return (
    <p role="status" className="border-t bg-brick-wash px-6 py-1 text-brick text-xs">
      {writers > 0 ? 'A colleague is writing in this thread.' : others === 1 ? 'A colleague has this thread open too.' : `${others} colleagues have this thread open too.`}
    </p>
  );
}
