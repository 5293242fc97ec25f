import { getRouteApi, Link } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { useState } from 'react';
import type { Contact, Stage } from '../../shared/contact.ts';
import { PATHS } from '../app/paths.ts';
import { exactTime, inWords, shortTime } from '../lib/format.ts';
import { trpc } from '../lib/trpc.ts';
import { useNow, useSettled } from '../lib/use-time.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Chip } from '../ui/chip.tsx';
import { Input, Select } from '../ui/field.tsx';
import { Empty, ListStates, MoreButton } from '../ui/list-states.tsx';
import { Page } from '../ui/page.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Table } from '../ui/table.tsx';
import { ContactPane } from './contact-pane.tsx';
import { nameOf } from './name-of.ts';
import { STAGES } from './stages.ts';

const route = getRouteApi(PATHS.contacts);

/** Everybody who ever wrote, was written to, or was brought in. */
export function ContactsPage() {
  const { contactId } = route.useParams();
  const [words, setWords] = useState('');
  const [stage, setStage] = useState<Stage | ''>('');
  const search = useSettled(words, 250);
  const now = useNow(60_000);
  const query = trpc.contacts.list.useInfiniteQuery(
    { search: search || undefined, stage: stage || undefined, limit: 50 },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (previous) => previous },
  );
  const contacts = query.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <div className="flex h-full">
      <div className="min-w-0 flex-1">
        <Page
          title="Contacts"
          actions={
            <>
              <Input
                aria-label="Search contacts"
                type="search"
                placeholder="Name or address"
                value={words}
                onChange={(event) => setWords(event.target.value)}
                isInline
                className="w-44"
              />
              <Select aria-label="Stage" value={stage} onChange={(event) => setStage(event.target.value as Stage | '')}>
                <option value="">Any stage</option>
                {STAGES.map((one) => (
                  <option key={one} value={one}>
                    {inWords(one)}
                  </option>
                ))}
              </Select>
            </>
          }
        >
          <ListStates
            query={query}
            isEmpty={contacts.length === 0}
            loading={<SkeletonRows className="h-12" />}
            empty={
              <Empty icon={Users} title={words || stage ? 'Nobody matches' : 'No contacts yet'}>
                {words || stage
                  ? 'Loosen the search or the stage.'
                  : 'Everybody who writes to the mailbox becomes a contact by themselves.'}
              </Empty>
            }
          >
            <Table label="Contacts" rows={contacts} rowKey={(contact) => contact.id} columns={columns(now)} />
            <MoreButton query={query} />
          </ListStates>
        </Page>
      </div>
      {contactId && <ContactPane contactId={contactId} />}
    </div>
  );
}

function columns(now: number) {
  return [
    {
      key: 'name',
      head: 'Name',
      cell: (contact: Contact) => (
        <Link to={PATHS.contacts} params={{ contactId: contact.id }} className="flex items-center gap-2.5">
          <Avatar name={nameOf(contact)} size="sm" />
          <span className="min-w-0">
            <span className="block truncate font-medium">{nameOf(contact)}</span>
            <span className="block truncate text-faint text-xs">{contact.email}</span>
          </span>
        </Link>
      ),
    },
    { key: 'types', head: 'Is', cell: (contact: Contact) => contact.contactTypes.join(', '), className: 'max-md:hidden text-soft' },
    {
      key: 'stage',
      head: 'Stage',
      cell: (contact: Contact) => (
        <Chip tone={contact.stage === 'hot' || contact.stage === 'call_scheduled' ? 'brick' : 'neutral'}>{inWords(contact.stage)}</Chip>
      ),
    },
    {
      key: 'consent',
      head: 'Consent',
      className: 'max-md:hidden',
      cell: (contact: Contact) =>
        contact.consent.state === 'subscribed' ? (
          <span className="text-faint">Subscribed</span>
        ) : (
          <Chip tone="rust">{inWords(contact.consent.state)}</Chip>
        ),
    },
    { key: 'source', head: 'Source', cell: (contact: Contact) => contact.leadSource, className: 'max-lg:hidden text-soft' },
    {
      key: 'last',
      head: 'Wrote last',
      isNumber: true,
      className: 'max-sm:hidden',
      cell: (contact: Contact) =>
        contact.lastInboundAt && (
          <time className="text-faint" dateTime={contact.lastInboundAt.toISOString()} title={exactTime(contact.lastInboundAt)}>
            {shortTime(contact.lastInboundAt, now)}
          </time>
        ),
    },
  ];
}
