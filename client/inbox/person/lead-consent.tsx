import { Link } from '@tanstack/react-router';
import type { Contact } from '../../../shared/contact.ts';
import { PATHS } from '../../app/paths.ts';
import { exactTime, shortDate } from '../../lib/words/format.ts';
import { Dot } from '../../ui/chip.tsx';

const STATE_WORDS: Record<Contact['consent']['state'], string> = {
  subscribed: 'May be mailed',
  unsubscribed: 'Wants no more mail',
  bounced: 'Their address does not take mail',
  complained: 'Complained about our mail',
};

/** Whether they may be mailed, since when and on whose word. */
export function LeadConsent({ contact }: { contact: Contact }) {
  const { state, at, reason, source } = contact.consent;
  return (
    <div className="text-list">
      <p className="flex items-center gap-2">
        <Dot tone={state === 'subscribed' ? 'good' : 'rust'} />
        <span className={state === 'subscribed' ? '' : 'text-rust'}>{STATE_WORDS[state]}</span>
        {at && (
          <time dateTime={at.toISOString()} title={exactTime(at)} className="text-faint text-xs">
            since {shortDate(at)}
          </time>
        )}
      </p>
      {(reason || source) && <p className="mt-0.5 break-words text-faint text-xs">{[reason, source].filter(Boolean).join(' · ')}</p>}
      <Link
        to={PATHS.contacts}
        params={{ contactId: contact.id }}
        className="mt-1 inline-block text-soft text-xs underline underline-offset-2 hover:text-ink"
      >
        Everything about them
      </Link>
    </div>
  );
}
