import { Link } from '@tanstack/react-router';
import type { Contact } from '../../../shared/contact.ts';
import { PATHS } from '../../app/paths.ts';
import { trpc } from '../../lib/trpc.ts';
import { Section } from '../../ui/page.tsx';

/** Their conversations, wherever they lie. */
export function ThreadsOf({ contact }: { contact: Contact }) {
  const found = trpc.inbox.list.useQuery({ view: 'all', search: contact.email, limit: 10 }).data?.threads ?? [];
  const threads = found.filter(({ contactId }) => contactId === contact.id);
  if (threads.length === 0) return null;
  return (
    <Section title="Conversations">
      <ul className="divide-y rounded-lg border bg-raised">
        {threads.map((thread) => (
          <li key={thread.id}>
            <Link to={PATHS.inbox} params={{ view: 'all', threadId: thread.id }} className="block px-3 py-2 text-list hover:bg-hover">
              <span className="block truncate font-medium">{thread.subject || '(no subject)'}</span>
              <span className="block truncate text-faint text-xs">{thread.lastWords}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
