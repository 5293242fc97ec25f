import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { trpc } from '../../lib/trpc.ts';
import { IconButton } from '../../ui/button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { LeadCalls } from './lead-calls.tsx';
import { LeadContact } from './lead-contact.tsx';
import { LeadFollowUps } from './lead-follow-ups.tsx';
import { LeadMatches } from './lead-matches.tsx';
import { LeadPrepared } from './lead-prepared.tsx';
import { LeadSent } from './lead-sent.tsx';
import { LeadSlots } from './lead-slots.tsx';
import { SidePane } from './side-pane.tsx';

/** Who writes, what they want and on whose word, and what we could show them. */
export function LeadPane({ threadId, isOpen, onClose }: { threadId: string; isOpen: boolean; onClose(): void }) {
  const view = trpc.inbox.thread.useQuery({ threadId }).data;
  return (
    <SidePane label="The lead" isOpen={isOpen}>
      <IconButton label="Hide the lead" onClick={onClose} className="absolute top-2 right-2 xl:hidden">
        <X aria-hidden="true" className="size-4" />
      </IconButton>
      {view ? (
        <div className="divide-y">
          <LeadContact contact={view.contact} thread={view.thread} />
          {view.contact && (
            <Part title="What they want">
              <LeadSlots contactId={view.contact.id} slots={view.contact.qualification} messages={view.messages} />
            </Part>
          )}
          {view.preparedListings.length > 0 && (
            <Part title="Draft listing">
              <LeadPrepared listings={view.preparedListings} />
            </Part>
          )}
          {view.calls.length > 0 && (
            <Part title="Calls">
              <LeadCalls calls={view.calls} />
            </Part>
          )}
          {(view.thread.kind !== 'seller_lead' || view.matches.length > 0) && (
            <Part title="Matching listings">
              <LeadMatches matches={view.matches} sent={view.contact?.listings ?? []} known={view.contact?.qualification ?? []} />
            </Part>
          )}
          {view.followUps.length > 0 && (
            <Part title="If they go quiet">
              <LeadFollowUps followUps={view.followUps} />
            </Part>
          )}
          {view.contact && view.contact.listings.length > 0 && (
            <Part title="Shown to them">
              <LeadSent sent={view.contact.listings} />
            </Part>
          )}
        </div>
      ) : (
        <SkeletonRows rows={5} />
      )}
    </SidePane>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="px-4 py-3.5">
      <h3 className="eyebrow mb-2">{title}</h3>
      {children}
    </section>
  );
}
