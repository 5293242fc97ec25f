import { useState } from 'react';
import type { Contact } from '../../../shared/contact.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { exactTime, inWords, shortDate } from '../../lib/words/format.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Field, Textarea } from '../../ui/field.tsx';
import { Section } from '../../ui/page.tsx';
import { Popover } from '../../ui/popover.tsx';
import { useMayMove } from './use-may-move.ts';

/** May we write to them, since when, on whose word; and every change before. */
export function ConsentSection({ contact }: { contact: Contact }) {
  const { state } = contact.consent;
  const earlier = contact.consentHistory.toReversed();
  return (
    <Section title="May we write to them?" actions={<ChangeConsent contact={contact} />}>
      <p className="text-list">
        <Chip tone={state === 'subscribed' ? 'neutral' : 'rust'}>{inWords(state)}</Chip>{' '}
        {state !== 'subscribed' && <span className="text-soft">No campaign and no follow-up is sent to them.</span>}
        {state === 'subscribed' && contact.isStray && (
          <span className="text-soft">
            Only spam or automatic mail came from them: they are in no audience, and in the list among the strays, until somebody does
            something here.
          </span>
        )}
      </p>
      {earlier.length > 0 && (
        <ol className="space-y-1 text-xs">
          {earlier.map((change) => (
            <li key={`${change.state} ${change.at?.toISOString()}`} className="flex gap-3">
              <span className="w-20 shrink-0 text-faint" title={change.at ? exactTime(change.at) : undefined}>
                {change.at ? shortDate(change.at) : 'at first'}
              </span>
              <span className="min-w-0 break-words">
                {inWords(change.state)}
                {change.reason && <span className="text-soft"> · {change.reason}</span>}
                {change.source && <span className="text-faint"> · {change.source}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function ChangeConsent({ contact }: { contact: Contact }) {
  const utils = trpc.useUtils();
  const me = trpc.users.me.useQuery().data;
  const [reason, setReason] = useState('');
  const isOn = contact.consent.state === 'subscribed';
  const mayMove = useMayMove(contact);
  const set = trpc.contacts.setConsent.useMutation({
    onSuccess: () => setReason(''),
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => utils.contacts.invalidate(),
  });
  // Everybody may stop the mail; to let it through again, the lead has to be theirs or nobody's.
  if (!isOn && !mayMove) return null;
  // The server lets none but an admin write again to somebody who complained.
  if (contact.consent.state === 'complained' && me?.role !== 'admin') return null;
  const action = isOn ? 'Stop all mail' : 'Let mail through again';
  return (
    <Popover
      trigger={
        <Button size="sm" look="ghost">
          {action}…
        </Button>
      }
      label={action}
      align="end"
    >
      {(close) => (
        <form
          className="space-y-3"
          onSubmit={(event) => {
            event.preventDefault();
            set.mutate({ contactId: contact.id, state: isOn ? 'unsubscribed' : 'subscribed', reason });
            close();
          }}
        >
          <Field label="On whose word?" help="It stands in the history with your name.">
            <Textarea
              rows={2}
              required
              minLength={3}
              maxLength={500}
              autoFocus
              value={reason}
              placeholder={isOn ? 'Asked me on the phone' : 'Wrote that they want the newsletter again'}
              onChange={({ target }) => setReason(target.value)}
            />
          </Field>
          <Button type="submit" look={isOn ? 'danger' : 'primary'} disabled={reason.trim().length < 3}>
            {action}
          </Button>
        </form>
      )}
    </Popover>
  );
}
