import { exactTime, timeOfDay } from '../lib/format.ts';
import { trpc } from '../lib/trpc.ts';
import { ListStates } from '../ui/list-states.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';

/** The customer's own mailbox: what really left the house. */
export function SentTo({ address }: { address: string }) {
  const query = trpc.rehearsal.sentTo.useQuery({ address }, { refetchInterval: 4000 });
  const mails = query.data?.toReversed() ?? [];
  return (
    <ListStates
      query={query}
      isEmpty={mails.length === 0}
      loading={<SkeletonRows rows={2} />}
      empty={<p className="text-faint text-list">Nothing yet.</p>}
    >
      <ul className="space-y-2">
        {mails.map((mail) => (
          <li key={mail.messageId ?? mail.at.toISOString()} className="rounded-lg border bg-raised">
            <details className="group">
              <summary className="flex items-baseline gap-2 px-3 py-2 text-list">
                <span className="min-w-0 flex-1 truncate font-medium">{mail.subject}</span>
                <time className="text-faint text-xs" title={exactTime(mail.at)}>
                  {timeOfDay(mail.at)}
                </time>
              </summary>
              <p className="whitespace-pre-wrap break-words border-t px-3 py-2 text-list">{mail.text}</p>
            </details>
          </li>
        ))}
      </ul>
    </ListStates>
  );
}
