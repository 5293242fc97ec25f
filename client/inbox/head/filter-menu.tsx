import { ListFilter } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Stage } from '../../../shared/contact.ts';
import type { MailKind } from '../../../shared/message.ts';
import { trpc } from '../../lib/trpc.ts';
import { STAGE_WORDS, STAGES } from '../../lib/words/stage-words.ts';
import { IconButton } from '../../ui/button.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { Popover } from '../../ui/popover.tsx';
import type { InboxPlace } from '../use-inbox-place.ts';
import { KIND_WORDS, KINDS } from '../words.ts';

/** Narrows the view by what a thread is, how far it is, who has it and which campaign it came from. */
export function FilterMenu({ place }: { place: InboxPlace }) {
  return (
    <Popover
      label="Filters"
      align="end"
      className="w-64 space-y-3 p-3"
      trigger={
        <IconButton label="Filter" look={place.isNarrowed && !place.search.q ? 'chosen' : 'ghost'}>
          <ListFilter aria-hidden="true" className="size-4" />
        </IconButton>
      }
    >
      <Filters place={place} />
    </Popover>
  );
}

function Filters({ place: { view, search, narrow } }: { place: InboxPlace }) {
  const me = trpc.users.me.useQuery().data;
  const users = trpc.users.list.useQuery(undefined, { staleTime: 300_000 }).data?.items ?? [];
  const isLead = me !== undefined && me.role !== 'agent';
  const campaigns = trpc.campaigns.list.useQuery({}, { enabled: isLead }).data?.items ?? [];
  const isOwnerGiven = view === 'mine' || view === 'unassigned';
  return (
    <>
      <Choice label="Kind" value={search.kind} onChange={(kind) => narrow({ kind: kind as MailKind | undefined })}>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {KIND_WORDS[kind]}
          </option>
        ))}
      </Choice>
      <Choice label="Stage" value={search.stage} onChange={(stage) => narrow({ stage: stage as Stage | undefined })}>
        {STAGES.map((stage) => (
          <option key={stage} value={stage}>
            {STAGE_WORDS[stage]}
          </option>
        ))}
      </Choice>
      {!isOwnerGiven && (
        <Choice label="Owner" value={search.owner} onChange={(owner) => narrow({ owner })}>
          {users.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
      )}
      {isLead && (
        <Choice label="Campaign" value={search.campaign} onChange={(campaign) => narrow({ campaign })}>
          {campaigns.map(({ campaign: { id, name } }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
      )}
    </>
  );
}

type ChoiceProps = { label: string; value: string | undefined; onChange(value: string | undefined): void; children: ReactNode };

function Choice({ label, value, onChange, children }: ChoiceProps) {
  return (
    <Field label={label}>
      <Select value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)} className="w-full">
        <option value="">Any</option>
        {children}
      </Select>
    </Field>
  );
}
