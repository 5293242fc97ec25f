import { Link } from '@tanstack/react-router';
import { Megaphone } from 'lucide-react';
import { useState } from 'react';
import type { Property } from '../../../shared/property.ts';
import { PATHS } from '../../app/paths.ts';
import { trpc } from '../../lib/trpc.ts';
import { exactTime, plural, shortDate } from '../../lib/words/format.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ListStates } from '../../ui/list-states.tsx';
import { Section } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

const FIRST = 6;
const ALL = 40;

/** Who would want this home, with the reasons; those who may get a campaign can be written to together. */
export function WantedBy({ property: { listingKey, standardStatus } }: { property: Property }) {
  const [limit, setLimit] = useState(FIRST);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const me = trpc.users.me.useQuery().data;
  const query = trpc.properties.wantedBy.useQuery({ listingKey, limit }, { placeholderData: (previous) => previous });
  const people = query.data?.people ?? [];
  const chosen = people.filter(({ contactId, mayMail, sentAt }) => mayMail && (sentAt === null) !== left.has(contactId));
  const mayWrite = me !== undefined && me.role !== 'agent' && ['Active', 'ComingSoon'].includes(standardStatus);
  const toggle = (contactId: string) => {
    const next = new Set(left);
    if (!next.delete(contactId)) next.add(contactId);
    setLeft(next);
  };
  return (
    <Section title="Who would want this?">
      <ListStates
        query={query}
        isEmpty={people.length === 0}
        loading={<SkeletonRows rows={3} className="h-14" />}
        empty={
          <p className="text-faint text-list">
            Nobody we know looks for such a home. Wishes come from their mails and from what you write on a contact.
          </p>
        }
      >
        <ul className="divide-y border-y">
          {people.map(({ contactId, name, email, reasons, sentAt, mayMail }) => (
            <li key={contactId} className="flex gap-2.5 py-2 text-list">
              {mayWrite && (
                <span className="pt-0.5">
                  <Checkbox
                    label={`Write to ${name || email}`}
                    isLabelHidden
                    disabled={!mayMail}
                    checked={chosen.some((one) => one.contactId === contactId)}
                    onChange={() => toggle(contactId)}
                  />
                </span>
              )}
              <div className="min-w-0 flex-1">
                <div className="flex items-baseline justify-between gap-2">
                  <Link to={PATHS.contacts} params={{ contactId }} className="truncate font-medium hover:text-brick">
                    {name || email}
                  </Link>
                  {sentAt ? (
                    <Chip title={exactTime(sentAt)}>Sent {shortDate(sentAt)}</Chip>
                  ) : (
                    !mayMail && <Chip tone="amber">No campaigns</Chip>
                  )}
                </div>
                <p className="break-words text-soft text-xs">{reasons.join(' · ')}</p>
              </div>
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap items-center gap-2 pt-1">
          {mayWrite && chosen.length > 0 && (
            <Link
              to={PATHS.campaigns}
              params={{ campaignId: 'new' }}
              search={{ contactIds: chosen.map(({ contactId }) => contactId), listingKeys: [listingKey] }}
              className="inline-flex h-8 items-center gap-1.5 rounded-md bg-brick px-3 font-medium text-list text-on-brick hover:bg-brick-strong"
            >
              <Megaphone aria-hidden="true" className="size-4" /> Write a campaign to {plural(chosen.length, 'person', 'people')}
            </Link>
          )}
          {people.length === limit && limit < ALL && (
            <Button look="ghost" isBusy={query.isFetching} onClick={() => setLimit(ALL)}>
              Show more
            </Button>
          )}
        </div>
      </ListStates>
    </Section>
  );
}
