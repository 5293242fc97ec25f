import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { PATHS } from '../app/paths.ts';
import { exactTime, inWords, shortDate } from '../lib/format.ts';
import { SLOT_WORDS, slotValueWords } from '../lib/slot-words.ts';
import { trpc } from '../lib/trpc.ts';
import { useMoney } from '../lib/use-money.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Chip } from '../ui/chip.tsx';
import { ListStates } from '../ui/list-states.tsx';
import { DetailPane, Fact, Section } from '../ui/page.tsx';
import { Photo } from '../ui/photo.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { nameOf } from './name-of.ts';

/** One person: how to reach them, what they want, what they were shown, and their threads. */
export function ContactPane({ contactId }: { contactId: string }) {
  const query = trpc.contacts.byId.useQuery({ contactId });
  const contact = query.data;
  const threads = trpc.inbox.list.useQuery({ view: 'all', search: contact?.email ?? '', limit: 10 }, { enabled: Boolean(contact) });
  const ofThem = threads.data?.threads.filter((thread) => thread.contactId === contactId) ?? [];
  return (
    <DetailPane label="Contact">
      <Link
        to={PATHS.contacts}
        params={{ contactId: undefined }}
        aria-label="Close"
        className="absolute top-3 right-3 rounded-md p-1.5 hover:bg-hover"
      >
        <X aria-hidden="true" className="size-4" />
      </Link>
      <ListStates query={query} loading={<SkeletonRows rows={5} />}>
        {contact && (
          <div className="space-y-6 p-5">
            <div className="flex items-center gap-3 pr-8">
              <Avatar name={nameOf(contact)} size="lg" />
              <div className="min-w-0">
                <h2 className="truncate font-medium font-serif text-xl">{nameOf(contact)}</h2>
                <p className="truncate text-faint text-list">{contact.email}</p>
              </div>
            </div>
            <dl>
              <Fact name="Stage">{inWords(contact.stage)}</Fact>
              {contact.mobilePhone && <Fact name="Phone">{contact.mobilePhone}</Fact>}
              {contact.leadSource && <Fact name="Source">{contact.leadSource}</Fact>}
              <Fact name="Consent">
                {inWords(contact.consent.state)} {contact.consent.reason && <span className="text-faint">· {contact.consent.reason}</span>}
              </Fact>
              <Fact name="First seen">{shortDate(contact.firstSeenAt)}</Fact>
              {contact.tags.length > 0 && (
                <Fact name="Tags">
                  <span className="flex flex-wrap gap-1">
                    {contact.tags.map((tag) => (
                      <Chip key={tag}>{tag}</Chip>
                    ))}
                  </span>
                </Fact>
              )}
            </dl>
            {contact.qualification.length > 0 && (
              <Section title="What they want">
                <dl>
                  {contact.qualification.map((slot) => (
                    <Fact key={slot.slot} name={SLOT_WORDS[slot.slot]}>
                      <span className="font-medium">{slotValueWords(slot)}</span>
                      {slot.evidence.quote && (
                        <span className="block text-faint text-xs" title={exactTime(slot.evidence.at)}>
                          “{slot.evidence.quote}”
                        </span>
                      )}
                    </Fact>
                  ))}
                </dl>
              </Section>
            )}
            {ofThem.length > 0 && (
              <Section title="Threads">
                <ul className="divide-y rounded-lg border bg-raised">
                  {ofThem.map((thread) => (
                    <li key={thread.id}>
                      <Link
                        to={PATHS.inbox}
                        params={{ view: 'all', threadId: thread.id }}
                        className="block px-3 py-2 text-list hover:bg-hover"
                      >
                        <span className="block truncate font-medium">{thread.subject || '(no subject)'}</span>
                        <span className="block truncate text-faint text-xs">{thread.lastWords}</span>
                      </Link>
                    </li>
                  ))}
                </ul>
              </Section>
            )}
            {contact.listings.length > 0 && <Shown listings={contact.listings} />}
          </div>
        )}
      </ListStates>
    </DetailPane>
  );
}

function Shown({ listings }: { listings: { listingKey: string; listingSentTimestamp: Date; contactListingPreference: string | null }[] }) {
  return (
    <Section title="Listings they were sent">
      <ul className="space-y-1">
        {listings.map(({ listingKey, listingSentTimestamp, contactListingPreference }) => (
          <ShownListing key={listingKey} listingKey={listingKey} note={contactListingPreference ?? shortDate(listingSentTimestamp)} />
        ))}
      </ul>
    </Section>
  );
}

function ShownListing({ listingKey, note }: { listingKey: string; note: string }) {
  const money = useMoney();
  const property = trpc.properties.byKey.useQuery({ listingKey }, { staleTime: 300_000 }).data;
  if (!property) return null;
  return (
    <li>
      <Link to={PATHS.properties} params={{ listingKey }} className="-mx-2 flex items-center gap-3 rounded-md p-2 hover:bg-hover">
        <Photo property={property} className="h-11 w-16 rounded" />
        <span className="min-w-0 flex-1 text-list">
          <span className="block truncate font-serif">{property.unparsedAddress}</span>
          <span className="text-faint text-xs tabular-nums">{money(property.listPrice)}</span>
        </span>
        <Chip>{note}</Chip>
      </Link>
    </li>
  );
}
