import type { EventName } from '../../shared/events.ts';
import type { News } from '../news.ts';
import { WebhookModel } from './webhook.model.ts';

const TELLING: EventName[] = ['message.arrived', 'thread.changed', 'call.changed', 'campaign.changed'];
/** News come in bursts: the first starts a short wait, the rest fall into it. */
const GATHER_MS = 300;

/** Asks for a run of the job soon after news, where anybody wants to be told. Missed news cost ten seconds and nothing else. */
export function wakeOnNews(news: News, { nudge }: { nudge: () => void }): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    timer = undefined;
    if (await WebhookModel.exists({ isEnabled: true }).catch(() => null)) nudge();
  };
  const unsubscribe = news.subscribe((name) => {
    if (TELLING.includes(name)) timer ??= setTimeout(look, GATHER_MS);
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}
