import { Reply } from 'lucide-react';
import { trpc } from '../lib/trpc.ts';
import { exactTime, timeOfDay } from '../lib/words/format.ts';
import { Button } from '../ui/button.tsx';
import { ListStates } from '../ui/list-states.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import type { Answered } from './write-as.tsx';

/** The mailbox of a customer, or of whoever looks: what really left the house, the newest first and open. */
export function SentTo({ address, onAnswer }: { address: string; onAnswer?: (answered: Answered) => void }) {
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
        {mails.map((mail, index) => (
          <li key={mail.messageId ?? mail.at.toISOString()} className="rounded-lg border bg-raised">
            <details open={index === 0}>
              <summary className="flex items-baseline gap-2 px-3 py-2 text-list">
                <span className="min-w-0 flex-1 truncate font-medium">{mail.subject}</span>
                <time className="text-faint text-xs" title={exactTime(mail.at)}>
                  {timeOfDay(mail.at)}
                </time>
              </summary>
              {mail.html ? (
                // Sanitised on the server, and here it may run nothing and reach nobody.
                <iframe
                  title={`Mail: ${mail.subject}`}
                  sandbox=""
                  referrerPolicy="no-referrer"
                  srcDoc={mail.html}
                  className="h-96 w-full border-t bg-white"
                />
              ) : (
                <p className="whitespace-pre-wrap break-words border-t px-3 py-2 text-list">{mail.text}</p>
              )}
              {mail.html && (
                <details className="border-t px-3 py-2 text-list">
                  <summary className="font-medium text-soft">As plain text</summary>
                  <p className="mt-2 whitespace-pre-wrap break-words">{mail.text}</p>
                </details>
              )}
              {onAnswer && (
                <div className="px-1.5 pb-1.5">
                  <Button size="sm" look="ghost" onClick={() => onAnswer({ messageId: mail.messageId, subject: replyTo(mail.subject) })}>
                    <Reply aria-hidden="true" className="size-3.5" /> Answer this mail
                  </Button>
                </div>
              )}
            </details>
          </li>
        ))}
      </ul>
    </ListStates>
  );
}

const replyTo = (subject: string) => (/^re:/i.test(subject) ? subject : `Re: ${subject}`);
