import { Languages, Mail, Pencil, Phone } from 'lucide-react';
import { useState } from 'react';
import { nameOrAddress } from '../../../shared/full-name.ts';
import { plural } from '../../lib/words/format.ts';
import { languageName } from '../../lib/words/language-name.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/button.tsx';
import type { ThreadView } from '../thread/thread-view.ts';
import { ContactEdit } from './contact-edit.tsx';
import { ContactMarks } from './contact-marks.tsx';
import { LeadScore } from './lead-score.tsx';
import { useMayMove } from './use-may-move.ts';

/** Who the lead is, how to reach them, where they stand and whose they are. */
export function LeadContact({ view }: { view: ThreadView }) {
  const { contact, thread } = view;
  const [isEditing, setIsEditing] = useState(false);
  const mayCorrect = useMayMove(contact?.ownerId ?? null, thread.ownerId);
  if (!contact) return <p className="px-4 py-5 text-faint text-list">No contact: this conversation is a machine’s.</p>;
  const name = nameOrAddress(contact);
  return (
    <div className="px-4 pt-4 pb-3.5">
      <div className="flex items-center gap-3 max-xl:pr-8">
        <Avatar name={name} size="lg" />
        <div className="min-w-0 flex-1">
          <h3 className="truncate font-medium font-serif text-lg leading-tight" title={name}>
            {name}
          </h3>
          <p className="truncate text-faint text-xs">
            {contact.contactTypes.join(', ') || 'Contact'}
            {contact.leadSource && ` · from ${contact.leadSource}`} · {plural(thread.exchanges, 'exchange')}
          </p>
        </div>
        <LeadScore view={view} />
      </div>
      <ContactMarks contact={contact} threadOwnerId={thread.ownerId} />
      {isEditing ? (
        <ContactEdit contact={contact} onDone={() => setIsEditing(false)} />
      ) : (
        <div className="mt-3 flex items-start gap-1 text-list">
          <div className="min-w-0 flex-1 space-y-1">
            <a href={`mailto:${contact.email}`} className="flex items-center gap-2 text-soft hover:text-ink">
              <Mail aria-hidden="true" className="size-3.5 shrink-0 text-faint" /> <span className="truncate">{contact.email}</span>
            </a>
            {contact.mobilePhone ? (
              <a href={`tel:${contact.mobilePhone.replace(/[^\d+]/g, '')}`} className="flex items-center gap-2 text-soft hover:text-ink">
                <Phone aria-hidden="true" className="size-3.5 shrink-0 text-faint" /> {contact.mobilePhone}
              </a>
            ) : (
              <p className="flex items-center gap-2 text-faint">
                <Phone aria-hidden="true" className="size-3.5 shrink-0" /> No phone yet
              </p>
            )}
            {contact.preferredLanguage && (
              <p className="flex items-center gap-2 text-soft">
                <Languages aria-hidden="true" className="size-3.5 shrink-0 text-faint" /> {languageName(contact.preferredLanguage)}
              </p>
            )}
          </div>
          {mayCorrect && (
            <IconButton label="Correct the contact" onClick={() => setIsEditing(true)}>
              <Pencil aria-hidden="true" className="size-3.5" />
            </IconButton>
          )}
        </div>
      )}
    </div>
  );
}
