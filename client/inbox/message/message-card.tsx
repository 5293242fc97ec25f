import { Paperclip, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { exactTime, shortTime } from '../../lib/format.ts';
import { useNow } from '../../lib/use-time.ts';
import { Chip } from '../../ui/chip.tsx';
import { cx } from '../../ui/cx.ts';
import type { MessageView, ThreadView } from '../thread/thread-view.ts';
import type { ThreadActions } from '../thread/use-thread-actions.ts';
import { AUTHOR_WORDS, KIND_WORDS } from '../words.ts';
import { DeliveryLine } from './delivery-line.tsx';
import { MessageBody } from './message-body.tsx';
import { TrustBadge } from './trust-badge.tsx';

type Props = { message: MessageView; view: ThreadView; actions: ThreadActions; onWhy(messageId: string): void };

/** One mail, by side and author: theirs left on white, the AI's in pine, a person's in brick. */
export function MessageCard({ message, view, actions, onWhy }: Props) {
  const now = useNow(30_000);
  const isOurs = message.direction === 'outbound';
  const decision = view.decisions.find(({ messageId, replyId }) => messageId === message.id || replyId === message.id);
  if (message.delivery?.state === 'voided') return <Withdrawn message={message} />;

  return (
    <article
      aria-label={`${authorName(message)}, ${exactTime(message.sortAt)}`}
      data-message={message.id}
      className={cx('w-full animate-arrive sm:w-[92%]', isOurs && 'self-end')}
    >
      <header className="mb-1 flex items-baseline gap-2 px-1 text-xs">
        <span className={cx('truncate font-semibold', authorColour(message.author))}>
          {message.author === 'ai' && <Sparkles aria-hidden="true" className="-mt-0.5 mr-1 inline size-3" />}
          {authorName(message)}
        </span>
        {message.kind && (
          <Chip title={message.kindBy === 'person' ? 'Corrected by a person' : `Read by ${message.kindBy ?? 'rule'}`}>
            {KIND_WORDS[message.kind]}
          </Chip>
        )}
        {message.campaignNumber !== null && <Chip>Campaign {message.campaignNumber}</Chip>}
        {message.trust && <TrustBadge trust={message.trust} />}
        <time
          className="ml-auto shrink-0 text-faint tabular-nums"
          dateTime={message.sortAt.toISOString()}
          title={exactTime(message.sortAt)}
        >
          {shortTime(message.sortAt, now)}
        </time>
      </header>
      <div className={cx('rounded-lg border px-4 py-3', bubble(message.author))}>
        <MessageBody message={message} matches={view.matches} />
        {message.attachments.length > 0 && (
          <ul className="mt-3 flex flex-wrap gap-1.5">
            {message.attachments.map((file) => (
              <li key={`${file.fileName}${file.size}`} className="flex items-center gap-1.5 rounded-md border bg-paper px-2 py-1 text-xs">
                <Paperclip aria-hidden="true" className="size-3 text-faint" />
                {file.fileName} <span className="text-faint">{Math.ceil(file.size / 1024)} kB</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <footer className="mt-1 flex flex-wrap items-start gap-x-3 px-1 text-faint text-xs">
        {message.delivery && <DeliveryLine message={message} actions={actions} />}
        {message.flags.map((flag) => (
          <span key={flag} className="text-amber">
            {flag}
          </span>
        ))}
        {message.automaticSigns.length > 0 && <span title={message.automaticSigns.join('\n')}>Automatic mail</span>}
        {decision && (
          <button
            type="button"
            onClick={() => onWhy(decision.messageId)}
            className="ml-auto font-medium text-pine underline-offset-2 hover:underline"
          >
            Why?
          </button>
        )}
      </footer>
    </article>
  );
}

/** An answer that never left takes one line: what matters is that it did not go. */
function Withdrawn({ message }: { message: MessageView }) {
  const [isOpen, setIsOpen] = useState(false);
  const reason = message.delivery?.evidence.findLast((line) => line.state === 'voided')?.detail;
  return (
    <div className="self-end text-right text-faint text-xs" data-message={message.id}>
      <button type="button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)} className="hover:text-soft">
        {message.author === 'ai' ? 'An AI draft' : 'A mail'} was withdrawn{reason ? `: ${reason}` : ''}
      </button>
      {isOpen && (
        <p className="mt-1 max-w-prose whitespace-pre-wrap rounded-lg border border-dashed p-3 text-left text-list line-through decoration-line-strong">
          {message.text || 'It held no text yet.'}
        </p>
      )}
    </div>
  );
}

function authorName(message: MessageView): string {
  return message.author === 'customer' ? message.from.name || message.from.address : AUTHOR_WORDS[message.author];
}

function authorColour(author: MessageView['author']): string {
  if (author === 'ai') return 'text-pine';
  return author === 'agent' || author === 'other_client' ? 'text-brick' : '';
}

function bubble(author: MessageView['author']): string {
  if (author === 'ai') return 'border-pine/20 bg-pine-wash';
  if (author === 'agent' || author === 'other_client') return 'border-brick/20 bg-brick-wash';
  return author === 'customer' ? 'bg-raised' : 'bg-sunken';
}
