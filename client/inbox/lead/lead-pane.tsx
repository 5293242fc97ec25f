import { X } from 'lucide-react';
import { mayActOn } from '../../../shared/may-act.ts';
import { trpc } from '../../lib/trpc.ts';
import { IconButton } from '../../ui/button.tsx';
import { ListStates } from '../../ui/list-states.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { LeadCampaigns } from '../person/lead-campaigns.tsx';
import { LeadConsent } from '../person/lead-consent.tsx';
import { LeadContact } from '../person/lead-contact.tsx';
import { LeadTimeline } from '../person/lead-timeline.tsx';
import { useMayMove } from '../person/use-may-move.ts';
import type { ThreadView } from '../thread/thread-view.ts';
import { LeadBook } from './lead-book.tsx';
import { LeadCalls } from './lead-calls.tsx';
import { LeadFollowUps } from './lead-follow-ups.tsx';
import { LeadMatches } from './lead-matches.tsx';
import { Part } from './lead-part.tsx';
import { LeadPrepared } from './lead-prepared.tsx';
import { LeadSent } from './lead-sent.tsx';
import { LeadSlots } from './lead-slots.tsx';
import { SidePane } from './side-pane.tsx';

/** Who writes, what they want and on whose word, what we could show them, and what comes next. */
export function LeadPane({ threadId, isOpen, onClose }: { threadId: string; isOpen: boolean; onClose(): void }) {
  const query = trpc.inbox.thread.useQuery({ threadId });
  return (
    <SidePane label="The lead" isOpen={isOpen}>
      <IconButton label="Hide the lead" onClick={onClose} className="absolute top-2 right-2 z-10 xl:hidden">
        <X aria-hidden="true" className="size-4" />
      </IconButton>
      <ListStates query={query} loading={<SkeletonRows rows={5} />}>
        {query.data && <Parts view={query.data} />}
      </ListStates>
    </SidePane>
  );
}

function Parts({ view }: { view: ThreadView }) {
  const { contact, thread, messages, calls, matches, followUps, preparedListings } = view;
  const me = trpc.users.me.useQuery().data;
  const mayAct = !!me && mayActOn(thread, me);
  const mayCorrect = useMayMove(contact?.ownerId ?? null, thread.ownerId);
  const sent = contact?.listings ?? [];
  return (
    <div className="divide-y">
      <LeadContact key={contact?.id} view={view} />
      {contact && (
        <Part title="What they want">
          <LeadSlots contactId={contact.id} slots={contact.qualification} messages={messages} mayCorrect={mayCorrect} />
        </Part>
      )}
      {preparedListings.length > 0 && (
        <Part title="Draft listing">
          <LeadPrepared listings={preparedListings} />
        </Part>
      )}
      {contact && (
        <Part title="Calls" count={calls.length}>
          {calls.length > 0 ? <LeadCalls calls={calls} /> : <p className="text-faint text-list">None yet.</p>}
          {mayAct && <LeadBook contactId={contact.id} threadId={thread.id} />}
        </Part>
      )}
      {contact && (thread.kind !== 'seller_lead' || matches.length > 0) && (
        <Part title="Matching listings">
          <LeadMatches threadId={thread.id} matches={matches} sent={sent} known={contact.qualification} />
        </Part>
      )}
      {sent.length > 0 && (
        <Part title="Shown to them" count={sent.length}>
          <LeadSent sent={sent} />
        </Part>
      )}
      {followUps.length > 0 && (
        <Part title="If they go quiet">
          <LeadFollowUps followUps={followUps} thread={thread} mayAct={mayAct} />
        </Part>
      )}
      {thread.campaignIds.length > 0 && (
        <Part title="Campaigns" count={thread.campaignIds.length}>
          <LeadCampaigns campaignIds={thread.campaignIds} names={view.names} />
        </Part>
      )}
      {contact && (
        <Part title="What happened">
          <LeadTimeline contactId={contact.id} threadId={thread.id} />
        </Part>
      )}
      {contact && (
        <Part title="May we mail them">
          <LeadConsent contact={contact} />
        </Part>
      )}
    </div>
  );
}
