import { useQuery } from '@tanstack/react-query';
import type { EventPayload } from '../../../shared/events.ts';
import { presenceKey } from '../../lib/live/live-keys.ts';
import { trpc } from '../../lib/trpc.ts';
import { presenceWords } from '../../lib/words/presence-words.ts';
import { Avatar } from '../../ui/avatar.tsx';

/** Colleagues who look at this thread, or write in it, right now. */
export function Presence({ threadId }: { threadId: string }) {
  const me = trpc.users.me.useQuery().data;
  const nobody: EventPayload<'presence.changed'> = { threadId, viewers: [], typing: [] };
  const { viewers, typing } = useQuery({
    queryKey: presenceKey(threadId),
    queryFn: () => nobody,
    enabled: false,
    initialData: nobody,
  }).data;
  const users = trpc.users.list.useQuery(undefined, { staleTime: 300_000 }).data?.items ?? [];
  const named = (ids: string[]) =>
    ids.filter((id) => id !== me?.id).map((id) => users.find((user) => user.id === id)?.name ?? 'A colleague');
  const [others, writers] = [named(viewers), named(typing)];
  if (others.length === 0 && writers.length === 0) return null;
  return (
    <p role="status" className="flex items-center gap-2 border-t bg-brick-wash px-3 py-1 text-brick text-xs sm:px-6">
      <span className="flex -space-x-1.5">
        {[...new Set([...writers, ...others])].slice(0, 4).map((name) => (
          <Avatar key={name} name={name} size="sm" className="border border-surface" />
        ))}
      </span>
      {presenceWords({ writers, others })}
    </p>
  );
}
