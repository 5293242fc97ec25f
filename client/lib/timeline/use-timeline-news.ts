import { useEffect } from 'react';
import { onThreadNews } from '../live/thread-news.ts';
import { trpc } from '../trpc.ts';

/** News of mail name a thread and not whose it is: whichever it was, a timeline in sight asks again. */
export function useTimelineNews(contactId: string): void {
  const utils = trpc.useUtils();
  useEffect(() => onThreadNews(() => void utils.contacts.timeline.invalidate({ contactId })), [utils, contactId]);
}
