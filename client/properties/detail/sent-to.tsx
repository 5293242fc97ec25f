import { Link } from '@tanstack/react-router';
import { Heart, ThumbsDown, ThumbsUp } from 'lucide-react';
import { PATHS } from '../../app/paths.ts';
import { trpc } from '../../lib/trpc.ts';
import { exactTime, shortDate } from '../../lib/words/format.ts';
import { ListStates, MoreButton } from '../../ui/list-states.tsx';
import { Section } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

const REACTIONS = {
  Favorite: { icon: Heart, words: 'Loves it' },
  Possibility: { icon: ThumbsUp, words: 'A possibility' },
  Discard: { icon: ThumbsDown, words: 'Turned it down' },
} as const;

/** Whom the listing was sent to, and what they said of it in their own words. */
export function SentTo({ listingKey }: { listingKey: string }) {
  const query = trpc.properties.sentTo.useInfiniteQuery(
    { listingKey, limit: 10 },
    { getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
  const people = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title="Who was sent it">
      <ListStates
        query={query}
        isEmpty={people.length === 0}
        loading={<SkeletonRows rows={2} className="h-12" />}
        empty={<p className="text-faint text-list">Nobody yet.</p>}
      >
        <ul className="divide-y border-y">
          {people.map(({ contactId, name, email, threadId, quote, contactListingPreference, listingSentTimestamp }) => {
            const reaction = contactListingPreference && REACTIONS[contactListingPreference];
            const look = { className: 'truncate font-medium hover:text-brick' };
            return (
              <li key={contactId} className="py-2 text-list">
                <div className="flex items-baseline justify-between gap-2">
                  {threadId ? (
                    <Link {...look} to={PATHS.inbox} params={{ view: 'all', threadId }}>
                      {name || email}
                    </Link>
                  ) : (
                    <Link {...look} to={PATHS.contacts} params={{ contactId }}>
                      {name || email}
                    </Link>
                  )}
                  <span className="shrink-0 text-faint text-xs" title={exactTime(listingSentTimestamp)}>
                    {shortDate(listingSentTimestamp)}
                  </span>
                </div>
                {reaction && (
                  <p className="flex items-start gap-1.5 text-soft text-xs">
                    <reaction.icon aria-hidden="true" className="mt-0.5 size-3 shrink-0" />
                    <span className="min-w-0 break-words">
                      {reaction.words}
                      {quote && `: “${quote}”`}
                    </span>
                  </p>
                )}
              </li>
            );
          })}
        </ul>
        <MoreButton query={query} />
      </ListStates>
    </Section>
  );
}
