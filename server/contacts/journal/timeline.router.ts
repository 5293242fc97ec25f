import { z } from 'zod';
import { idSchema } from '../../../shared/id.ts';
import { type TimelineItem, timelineItemSchema } from '../../../shared/timeline.ts';
import { listCalls } from '../../calls/list-calls.ts';
import { campaignNames } from '../../campaigns/name-campaigns.ts';
import { mailsOfContact } from '../../inbox/people/mails-of-contact.ts';
import { cutPage, listOf, pageInput, readCursor } from '../../keyset.ts';
import { rowListings } from '../../properties/row-listings.ts';
import { procedure, room } from '../../trpc.ts';
import { userNames } from '../../users/find-users.ts';
import { showContact } from '../show-contact.ts';
import { journalOf } from './keep-journal.ts';
import { type Line, linesOfContact, linesOfJournal, mergeTimeline } from './merge-timeline.ts';

const LAST_MS = 8_640_000_000_000_000;

export const timelineRouter = room({
  timeline: procedure('agent', 'What happened with a contact: mails, calls, notes, changes, consent, listings; the newest first.', {
    errors: 'NOT_FOUND',
  })
    .input(z.object({ contactId: idSchema, ...pageInput }))
    .output(listOf(timelineItemSchema))
    .query(async ({ input: { contactId: asked, cursor: given, limit } }) => {
      const contact = await showContact(asked);
      const cursor = readCursor(given);
      const page = { before: cursor?.at ?? null, limit: limit + 1 };
      const until = new Date(Math.min((cursor?.at.getTime() ?? LAST_MS - 1) + 1, LAST_MS));
      const [mails, calls, entries] = await Promise.all([
        mailsOfContact(contact.id, page),
        listCalls({ contactId: contact.id, to: until, limit: limit + 1 }),
        journalOf(contact.id, page),
      ]);
      const [names, campaigns] = await Promise.all([
        userNames([...entries.flatMap(({ by, before, after }) => [by, before, after]), ...mails.map(({ userId }) => userId)]),
        campaignNames(mails.flatMap(({ campaignId }) => campaignId ?? [])),
      ]);
      const writer = ({ userId, campaignId }: { userId: string | null; campaignId: string | null }) =>
        names.get(userId ?? '') ?? campaigns.get(campaignId ?? '') ?? '';
      const lines = [
        ...mails.map(
          (mail): Line => ({
            ...{
              id: mail._id,
              kind: 'mail',
              at: mail.sortAt,
              title: mail.subject,
              text: mail.visibleText.slice(0, 240),
              author: mail.author,
            },
            ...{ byName: writer(mail), isInbound: mail.direction === 'inbound', state: mail.delivery?.state ?? '' },
            ...{ threadId: mail.threadId, campaignId: mail.campaignId },
          }),
        ),
        ...calls.items.map(
          (call): Line => ({
            ...{
              id: call.id,
              kind: 'call',
              at: call.startsAt,
              title: call.topic,
              text: call.outcome,
              state: call.state,
              threadId: call.threadId,
            },
          }),
        ),
        ...linesOfJournal(entries, names),
        ...linesOfContact(contact),
      ];
      const { rows, nextCursor } = cutPage(mergeTimeline(lines, { cursor, limit: limit + 1 }), limit, ({ at, id }) => ({ at, id }));
      const listings = await rowListings(rows.flatMap(({ kind, title }) => (kind === 'listing' ? [title] : [])));
      const called = (row: TimelineItem) => (row.kind === 'listing' && listings.get(row.title)?.address) || row.title;
      return { items: rows.map((row) => ({ ...row, title: called(row) })), nextCursor };
    }),
});
