import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { PATHS } from '../app/paths.ts';
import { toast } from '../lib/toast.ts';
import { type Outputs, trpc } from '../lib/trpc.ts';
import { useNow } from '../lib/use/use-time.ts';
import { errorWords } from '../lib/words/error-words.ts';
import { exactTime, shortTime } from '../lib/words/format.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { ListStates, MoreButton } from '../ui/list-states.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';

type Mail = Outputs['system']['unsettled']['items'][number];

/** Mail that may or may not have left, and mail that failed: sent again or dropped, by a person's word alone. */
export function UnsettledMail() {
  const utils = trpc.useUtils();
  const now = useNow(30_000);
  const [again, setAgain] = useState<Mail | null>(null);
  const query = trpc.system.unsettled.useInfiniteQuery(
    { limit: 20 },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, refetchInterval: 15_000 },
  );
  const settle = trpc.inbox.settleMaybeSent.useMutation({
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => {
      setAgain(null);
      return utils.system.invalidate();
    },
  });
  const mails = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="rounded-lg border bg-raised">
      <ListStates
        query={query}
        isEmpty={mails.length === 0}
        loading={<SkeletonRows rows={2} className="h-11" />}
        empty={
          <p className="p-6 text-center text-faint text-list">
            Every mail is settled. One that may or may not have left waits here for your word.
          </p>
        }
      >
        <ul className="divide-y" aria-label="Mail to decide on">
          {mails.map((mail) => (
            <li key={mail.messageId} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 text-list">
              <div className="min-w-60 flex-1">
                <p className="flex flex-wrap items-center gap-x-2">
                  <Chip tone={mail.state === 'failed' ? 'rust' : 'amber'}>{mail.state === 'failed' ? 'Failed' : 'Maybe sent'}</Chip>
                  <Link
                    to={PATHS.inbox}
                    params={{ view: 'all', threadId: mail.threadId }}
                    className="min-w-0 break-words font-medium hover:underline"
                  >
                    {mail.subject || 'No subject'}
                  </Link>
                </p>
                <p className="mt-0.5 break-words text-soft">
                  To {mail.to} · <time title={exactTime(mail.at)}>{shortTime(mail.at, now)}</time>
                </p>
                <p className="break-words text-faint text-xs">
                  {mail.isLookedFor ? 'We are looking for it in Sent. Nothing to do yet.' : meaningOf(mail)}
                </p>
              </div>
              {!mail.isLookedFor && (
                <div className="flex gap-1">
                  <Button size="sm" onClick={() => setAgain(mail)} aria-label={`Send again: ${mail.subject}`}>
                    Send again
                  </Button>
                  <Button
                    size="sm"
                    look="danger"
                    isBusy={settle.isPending && settle.variables.messageId === mail.messageId}
                    onClick={() => settle.mutate({ messageId: mail.messageId, action: 'drop' })}
                    aria-label={`Drop: ${mail.subject}`}
                  >
                    Drop
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
        <MoreButton query={query} />
      </ListStates>
      {again && (
        <ConfirmDialog
          title="Send it again?"
          words={
            again.state === 'uncertain'
              ? `The server fell silent after it had the text, and the mail is not in Sent. If it did arrive, ${again.to} gets it twice.`
              : `The same mail goes to ${again.to} once more.`
          }
          action="Send again"
          isBusy={settle.isPending}
          onConfirm={() => settle.mutate({ messageId: again.messageId, action: 'send_again' })}
          onClose={() => setAgain(null)}
        />
      )}
    </div>
  );
}

function meaningOf({ state, error }: Mail): string {
  const said = error ? `The server said: ${error}` : '';
  if (state === 'failed') return said || 'The server did not take it.';
  return `It may have left: the server fell silent, and nothing of it is in Sent. ${said}`;
}
