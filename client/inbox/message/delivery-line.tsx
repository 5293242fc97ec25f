import { Check, CheckCheck, CircleHelp, Clock, Loader, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { exactTime, inWords, plural, timeWithSeconds } from '../../lib/words/format.ts';
import { Button } from '../../ui/button.tsx';
import type { MessageView } from '../thread/thread-view.ts';
import type { ThreadActions } from '../thread/use-thread-actions.ts';
import { DELIVERY_WORDS } from '../words.ts';

const ICONS = {
  drafting: Loader,
  review: Clock,
  holding: Clock,
  queued: Clock,
  claimed: Loader,
  handing_over: Loader,
  accepted: Check,
  confirmed: CheckCheck,
  voided: TriangleAlert,
  failed: TriangleAlert,
  uncertain: CircleHelp,
} as const;
const COLOURS = { neutral: 'text-faint', pine: 'text-pine', amber: 'text-amber', rust: 'text-rust', brick: 'text-brick' } as const;

/** Where an outgoing mail stands, and on what evidence: every step with its moment. */
export function DeliveryLine({ message, actions }: { message: MessageView; actions: ThreadActions }) {
  const [isOpen, setIsOpen] = useState(false);
  const { delivery } = message;
  if (!delivery) return null;
  const { words, tone } = DELIVERY_WORDS[delivery.state];
  const Icon = ICONS[delivery.state];
  const at = delivery.confirmedAt ?? delivery.acceptedAt;

  return (
    <div data-delivery={delivery.state}>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className={`flex items-center gap-1 tabular-nums ${COLOURS[tone]}`}
      >
        <Icon aria-hidden="true" className="size-3.5" />
        {words}
        {at && <time dateTime={at.toISOString()}>{timeWithSeconds(at)}</time>}
        {delivery.confirmedAt && delivery.acceptedAt && (
          <span className="text-faint max-sm:hidden">· accepted {timeWithSeconds(delivery.acceptedAt)}</span>
        )}
      </button>
      {delivery.lastError && delivery.state !== 'confirmed' && <p className="mt-0.5 text-rust">{delivery.lastError}</p>}
      {delivery.state === 'uncertain' && <MaybeSent message={message} actions={actions} />}
      {isOpen && (
        <ol className="mt-1.5 mb-1 space-y-1 border-l pl-3">
          {delivery.evidence.map((line) => (
            <li key={`${line.at.getTime()}${line.state}${line.detail}`} className="text-soft">
              <time className="mr-2 text-faint tabular-nums" dateTime={line.at.toISOString()} title={exactTime(line.at)}>
                {timeWithSeconds(line.at)}
              </time>
              {line.state in DELIVERY_WORDS ? DELIVERY_WORDS[line.state as keyof typeof DELIVERY_WORDS].words : inWords(line.state)}
              {line.detail && <span className="text-faint"> · {line.detail}</span>}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** The one state only a person can settle: the mail server may have the mail, or not. */
function MaybeSent({ message, actions }: { message: MessageView; actions: ThreadActions }) {
  const messageId = message.id;
  const { looks = 0, nextLookAt = null } = message.delivery ?? {};
  const settle = (action: 'send_again' | 'drop') => actions.settleMaybeSent.mutate({ messageId, action });
  return (
    <div className="mt-1 flex flex-wrap items-center gap-2 text-soft">
      <p className="w-full">
        The connection broke after the hand-over, so this may have been sent.{' '}
        {looks > 0 && nextLookAt === null
          ? `It was looked for in Sent ${plural(looks, 'time')} and not found.`
          : 'We look for it in Sent; until then it waits.'}
      </p>
      <Button size="sm" onClick={() => settle('send_again')} isBusy={actions.settleMaybeSent.isPending}>
        Send again
      </Button>
      <Button size="sm" look="ghost" onClick={() => settle('drop')} isBusy={actions.settleMaybeSent.isPending}>
        Leave it
      </Button>
    </div>
  );
}
