import { ChevronDown, Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Contact } from '../../../shared/contact.ts';
import { trpc } from '../../lib/trpc.ts';
import { STAGE_WORDS, STAGES } from '../../lib/words/stage-words.ts';
import { Input } from '../../ui/field.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useChangeContact } from './use-change-contact.ts';
import { useMayMove } from './use-may-move.ts';

const PILL = 'inline-flex items-center gap-1 rounded px-1.5 py-px font-medium text-2xs';

/** Stage, owner and tags of a lead, each changed where it stands. What the server would refuse is words, no button. */
export function ContactMarks({ contact, threadOwnerId }: { contact: Contact; threadOwnerId: string | null }) {
  const { change } = useChangeContact(contact.id);
  const me = trpc.users.me.useQuery().data;
  const people = trpc.users.list.useQuery(undefined, { staleTime: 600_000 }).data?.items ?? [];
  const [isTagging, setIsTagging] = useState(false);
  const mayMove = useMayMove(contact.ownerId, threadOwnerId);
  const owner = people.find(({ id }) => id === contact.ownerId)?.name ?? (contact.ownerId ? 'a colleague' : 'Nobody’s');
  const isWarm = contact.stage === 'hot' || contact.stage === 'call_scheduled';
  const stageLook = isWarm ? 'bg-brick-wash text-brick' : 'bg-sunken text-soft';
  // An agent takes a lead that is nobody's, or lets go of their own; a team lead gives it to anybody.
  const owners = me?.role === 'agent' ? people.filter(({ id }) => id === me.id) : people;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-1">
      {mayMove ? (
        <Menu
          label="Stage"
          trigger={
            <button type="button" aria-label={`Stage: ${STAGE_WORDS[contact.stage]}`} className={`${PILL} ${stageLook} hover:text-ink`}>
              {STAGE_WORDS[contact.stage]} <ChevronDown aria-hidden="true" className="size-3" />
            </button>
          }
          items={STAGES.map((stage) => ({
            key: stage,
            label: STAGE_WORDS[stage],
            isOn: stage === contact.stage,
            onSelect: () => stage !== contact.stage && change({ stage }, `Moved to ${STAGE_WORDS[stage]}.`),
          }))}
        />
      ) : (
        <span className={`${PILL} ${stageLook}`}>{STAGE_WORDS[contact.stage]}</span>
      )}
      {mayMove ? (
        <Menu
          label="Whose lead"
          trigger={
            <button type="button" aria-label={`Owner: ${owner}`} className={`${PILL} bg-sunken text-soft hover:text-ink`}>
              {owner} <ChevronDown aria-hidden="true" className="size-3" />
            </button>
          }
          items={[...owners.map(({ id, name }) => ({ id: id as string | null, name })), { id: null, name: 'Nobody' }].map(
            ({ id, name }) => ({
              key: id ?? 'nobody',
              label: name,
              isOn: id === contact.ownerId,
              onSelect: () => id !== contact.ownerId && change({ ownerId: id }, id ? `Now ${name}’s lead.` : 'Now nobody’s lead.'),
            }),
          )}
        />
      ) : (
        <span className={`${PILL} bg-sunken text-soft`}>{owner}</span>
      )}
      {contact.tags.map((tag) => (
        <span key={tag} className={`${PILL} max-w-full bg-sunken pr-0.5 text-soft`}>
          <span className="truncate">{tag}</span>
          <button
            type="button"
            aria-label={`Take the tag ${tag} off`}
            onClick={() => change({ removeTags: [tag] }, `“${tag}” is off.`)}
            className="grid size-4 place-items-center rounded hover:bg-hover hover:text-ink"
          >
            <X aria-hidden="true" className="size-2.5" />
          </button>
        </span>
      ))}
      {isTagging ? (
        <TagField
          onTag={(tag) => {
            setIsTagging(false);
            if (tag) change({ addTags: [tag] }, `Tagged “${tag}”.`);
          }}
        />
      ) : (
        <button type="button" onClick={() => setIsTagging(true)} className={`${PILL} text-faint hover:bg-hover hover:text-ink`}>
          <Plus aria-hidden="true" className="size-3" /> Tag
        </button>
      )}
    </div>
  );
}

function TagField({ onTag }: { onTag(tag: string): void }) {
  const [tag, setTag] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onTag(tag.trim());
  };
  return (
    <form onSubmit={submit}>
      <Input
        isInline
        autoFocus
        aria-label="New tag"
        maxLength={100}
        value={tag}
        className="h-6 w-28 text-xs"
        onChange={({ target }) => setTag(target.value)}
        onBlur={() => onTag('')}
        onKeyDown={(event) => event.key === 'Escape' && onTag('')}
      />
    </form>
  );
}
