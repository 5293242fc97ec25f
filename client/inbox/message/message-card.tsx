import { Link } from '@tanstack/react-router';
import { ChevronDown, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { mayActOn } from '../../../shared/may-act.ts';

import { PATHS } from '../../app/paths.ts';
import { trpc } from '../../lib/trpc.ts';
import { useNow } from '../../lib/use/use-time.ts';
import { exactTime, shortTime } from '../../lib/words/format.ts';
import { Chip } from '../../ui/chip.tsx';
import { cx } from '../../ui/cx.ts';
import { Menu } from '../../ui/menu.tsx';
import { MessageMenu } from '../mail-menu/message-menu.tsx';
import type { MessageView, ThreadView } from '../thread/thread-view.ts';
import type { ThreadActions } from '../thread/use-thread-actions.ts';
import { KIND_WORDS, KINDS } from '../words.ts';
import { Attachments } from './attachments.tsx';
import { authorColour, authorName } from './author.ts';
import { DeliveryLine } from './delivery-line.tsx';
import { MessageBody } from './message-body.tsx';
import { TrustBadge } from './trust-badge.tsx';

type Props = { message: MessageView; view: ThreadView; actions: ThreadActions; onWhy(messageId: string): void };

/** One mail, by side and author: theirs left on white, the AI's in pine, a person's in brick. */
export function MessageCard({ message, view, actions, onWhy }: Props) {
  const now = useNow(30_000);
  const me = trpc.users.me.useQuery().data;
  const mayAct = me !== undefined && mayActOn(view.thread, me);
  const isOurs = message.direction === 'outbound';
  const decision = view.decisions.find(({ messageId, replyId }) => messageId === message.id || replyId === message.id);
  if (message.delivery?.state === 'voided') return <Withdrawn message={message} />;

  return (
    <article
      id={`m-${message.id}`}
      tabIndex={-1}
      aria-label={`${authorName(message, view.names)}, ${exactTime(message.sortAt)}`}
      data-message={message.id}
      className={cx('w-full animate-arrive sm:w-[92%]', isOurs && 'self-end')}
    >
      <header className="mb-1 flex items-center gap-2 px-1 text-xs">
        <span className={cx('truncate font-semibold', authorColour(message.author))}>
          {message.author === 'ai' && <Sparkles aria-hidden="true" className="-mt-0.5 mr-1 inline size-3" />}
          <AuthorWords message={message} view={view} />
        </span>
        {message.kind && <KindChip message={message} canCorrect={mayAct && !isOurs} actions={actions} />}
        {message.trust && <TrustBadge trust={message.trust} />}
        <time
          className="ml-auto shrink-0 text-faint tabular-nums"
          dateTime={message.sortAt.toISOString()}
          title={exactTime(message.sortAt)}
        >
          {shortTime(message.sortAt, now)}
        </time>
        <MessageMenu message={message} canSplit={mayAct && view.messages[0]?.id !== message.id} />
      </header>
      <div className={cx('rounded-lg border px-4 py-3', bubble(message.author))}>
        <MessageBody message={message} matches={view.matches} />
        <Attachments message={message} />
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

/** A campaign's name leads to its report, for those who may see reports. */
function AuthorWords({ message, view }: Pick<Props, 'message' | 'view'>) {
  const me = trpc.users.me.useQuery().data;
  const words = authorName(message, view.names);
  if (message.author !== 'campaign' || !message.campaignId || !me || me.role === 'agent') return words;
  return (
    <Link to={PATHS.campaigns} params={{ campaignId: message.campaignId }} className="underline-offset-2 hover:underline">
      {words}
    </Link>
  );
}

type KindProps = Pick<Props, 'message' | 'actions'> & { canCorrect: boolean };

/** What a mail is, and who said so; whoever may act says it better. */
function KindChip({ message, canCorrect, actions }: KindProps) {
  if (!message.kind) return null;
  const title = message.kindBy === 'person' ? 'Corrected by a person' : `Read by ${message.kindBy === 'rule' ? 'a rule' : 'the model'}`;
  const chip = <Chip title={title}>{KIND_WORDS[message.kind]}</Chip>;
  if (!canCorrect) return chip;
  return (
    <Menu
      label="What this mail is"
      items={KINDS.map((kind) => ({
        key: kind,
        label: KIND_WORDS[kind],
        isOn: message.kind === kind,
        onSelect: () => actions.reclassify.mutate({ messageId: message.id, kind }),
      }))}
      trigger={
        <button
          type="button"
          title={title}
          aria-label={`${KIND_WORDS[message.kind]}: correct what this mail is`}
          className="shrink-0 rounded"
        >
          <Chip>
            {KIND_WORDS[message.kind]}
            <ChevronDown aria-hidden="true" className="size-2.5 text-faint" />
          </Chip>
        </button>
      }
    />
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

function bubble(author: MessageView['author']): string {
  if (author === 'ai') return 'border-pine/20 bg-pine-wash';
  if (author === 'agent' || author === 'other_client') return 'border-brick/20 bg-brick-wash';
  return author === 'customer' ? 'bg-raised' : 'bg-sunken';
}
