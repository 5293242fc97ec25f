import { Ellipsis, X } from 'lucide-react';
import { useState } from 'react';
import type { Contact } from '../../../shared/contact.ts';
import { nameOrAddress } from '../../../shared/full-name.ts';
import { trpc } from '../../lib/trpc.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/button.tsx';
import { ListStates } from '../../ui/list-states.tsx';
import { Menu } from '../../ui/menu.tsx';
import { DetailPane } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { EraseDialog } from '../erase/erase-dialog.tsx';
import { MergeDialog } from '../merge/merge-dialog.tsx';
import { ConsentSection } from './consent-section.tsx';
import { ContactFacts } from './contact-facts.tsx';
import { ShownListings } from './shown-listings.tsx';
import { ThreadsOf } from './threads-of.tsx';
import { Timeline } from './timeline.tsx';
import { Wishes } from './wishes.tsx';

const TABS = [
  { key: 'about', label: 'About' },
  { key: 'timeline', label: 'Timeline' },
] as const;

type Tab = (typeof TABS)[number]['key'];
type Props = { contactId: string; tab: Tab; onTab(tab: Tab): void; onClose(): void };

/** One person: how to reach them, what they want, what they were shown, and all that happened. */
export function ContactPane({ contactId, tab, onTab, onClose }: Props) {
  const query = trpc.contacts.byId.useQuery({ contactId });
  const contact = query.data;
  return (
    <DetailPane label="Contact">
      <div className="absolute top-2 right-2 flex">
        {contact && <More contact={contact} onErased={onClose} />}
        <IconButton label="Close" keys="Escape" onClick={onClose}>
          <X aria-hidden="true" className="size-4" />
        </IconButton>
      </div>
      <ListStates query={query} loading={<SkeletonRows rows={5} />}>
        {contact && (
          <>
            <div className="flex items-center gap-3 p-5 pr-20">
              <Avatar name={nameOrAddress(contact)} size="lg" />
              <div className="min-w-0">
                <h2 className="truncate font-medium font-serif text-xl">{nameOrAddress(contact)}</h2>
                <a href={`mailto:${contact.email}`} className="block truncate text-faint text-list hover:underline">
                  {contact.email}
                </a>
              </div>
            </div>
            <Tabs label="Contact" tabs={TABS} value={tab} onChange={onTab} />
            {tab === 'about' ? (
              <div className="space-y-6 p-5">
                <ContactFacts contact={contact} />
                <Wishes contact={contact} />
                <ConsentSection contact={contact} />
                <ThreadsOf contact={contact} />
                <ShownListings listings={contact.listings} />
              </div>
            ) : (
              <Timeline contactId={contact.id} />
            )}
          </>
        )}
      </ListStates>
    </DetailPane>
  );
}

function More({ contact, onErased }: { contact: Contact; onErased(): void }) {
  const [open, setOpen] = useState<'merge' | 'erase' | null>(null);
  const me = trpc.users.me.useQuery().data;
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label="More">
            <Ellipsis aria-hidden="true" className="size-4" />
          </IconButton>
        }
        items={[
          { key: 'merge', label: 'Merge with a duplicate…', onSelect: () => setOpen('merge') },
          ...(me?.role === 'admin'
            ? [{ key: 'erase', label: 'Erase for good…', isDangerous: true, onSelect: () => setOpen('erase') }]
            : []),
        ]}
      />
      {open === 'merge' && <MergeDialog contactId={contact.id} onClose={() => setOpen(null)} />}
      {open === 'erase' && <EraseDialog contact={contact} onClose={() => setOpen(null)} onErased={onErased} />}
    </>
  );
}
