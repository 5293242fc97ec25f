import { Mail, Phone } from 'lucide-react';
import type { Contact } from '../../../shared/contact.ts';
import type { Thread } from '../../../shared/thread.ts';
import { plural } from '../../lib/format.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Chip } from '../../ui/chip.tsx';
import { STAGE_WORDS } from '../words.ts';

export function LeadContact({ contact, thread }: { contact: Contact | null; thread: Thread }) {
  if (!contact) return <p className="px-4 py-5 text-faint text-list">No contact: this thread is a machine’s.</p>;
  const name = `${contact.firstName} ${contact.lastName}`.trim() || contact.email;
  return (
    <div className="px-4 pt-4 pb-3.5">
      <div className="flex items-center gap-3">
        <Avatar name={name} size="lg" />
        <div className="min-w-0">
          <h3 className="truncate font-medium font-serif text-lg leading-tight">{name}</h3>
          <p className="text-faint text-xs">
            {contact.contactTypes.join(', ') || 'Contact'}
            {contact.leadSource && ` · from ${contact.leadSource}`}
          </p>
        </div>
      </div>
      <div className="mt-3 flex flex-wrap gap-1">
        <Chip tone={contact.stage === 'hot' || contact.stage === 'call_scheduled' ? 'brick' : 'neutral'}>{STAGE_WORDS[contact.stage]}</Chip>
        <Chip>{plural(thread.exchanges, 'exchange')}</Chip>
        {contact.consent.state !== 'subscribed' && (
          <Chip tone="rust" title={contact.consent.reason}>
            {contact.consent.state}
          </Chip>
        )}
        {contact.tags.map((tag) => (
          <Chip key={tag}>{tag}</Chip>
        ))}
      </div>
      <div className="mt-3 space-y-1 text-list">
        <a href={`mailto:${contact.email}`} className="flex items-center gap-2 text-soft hover:text-ink">
          <Mail aria-hidden="true" className="size-3.5 text-faint" /> <span className="truncate">{contact.email}</span>
        </a>
        {contact.mobilePhone && (
          <a href={`tel:${contact.mobilePhone}`} className="flex items-center gap-2 text-soft hover:text-ink">
            <Phone aria-hidden="true" className="size-3.5 text-faint" /> {contact.mobilePhone}
          </a>
        )}
      </div>
    </div>
  );
}
