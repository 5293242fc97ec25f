import { useState } from 'react';
import type { WebhookDeliveryView } from '../../../shared/webhook.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { useNow } from '../../lib/use/use-time.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { exactTime, momentAhead, plural, shortTime } from '../../lib/words/format.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ListStates, MoreButton } from '../../ui/list-states.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { EVENT_WORDS, STATE_WORDS } from './event-words.ts';

const FILTERS = [
  { value: 'all', label: 'All' },
  { value: 'waiting', label: 'Waiting' },
  { value: 'delivered', label: 'Delivered' },
  { value: 'gave_up', label: 'Given up' },
] as const;

/** What one receiver was told, or is to be told, newest first. */
export function DeliveryLog({ webhookId, name }: { webhookId: string; name: string }) {
  const [filter, setFilter] = useState<(typeof FILTERS)[number]['value']>('all');
  const query = trpc.webhooks.deliveries.useInfiniteQuery(
    { webhookId, limit: 20, ...(filter !== 'all' && { state: filter }) },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-label={`Log of ${name}`} className="mt-3 border-t pt-3">
      <Segmented label="Which deliveries" options={FILTERS} value={filter} onChange={setFilter} />
      <ListStates
        query={query}
        isEmpty={rows.length === 0}
        loading={<SkeletonRows rows={3} />}
        empty={
          <p className="py-5 text-faint text-list">
            {filter === 'all' ? 'Nothing yet. Send a test, or wait for something to happen.' : 'None of these.'}
          </p>
        }
      >
        <ul className="mt-2 divide-y">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
        <MoreButton query={query} />
      </ListStates>
    </section>
  );
}

function Row({ row }: { row: WebhookDeliveryView }) {
  const utils = trpc.useUtils();
  const now = useNow(10_000);
  const [isOpen, setOpen] = useState(false);
  const again = trpc.webhooks.sendAgain.useMutation({
    onSuccess: () => void toast.success('It goes out now.'),
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => utils.webhooks.invalidate(),
  });
  const last = row.tries.at(-1);
  const { name, tone } = STATE_WORDS[row.state];
  return (
    <li className="py-2 text-list">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="w-18 shrink-0">
          <Chip tone={tone}>{row.isUnderWay ? 'Sending' : name}</Chip>
        </span>
        <span className="min-w-0 flex-1 basis-40">
          <span className="font-medium">{EVENT_WORDS[row.type].name}</span>{' '}
          <time className="text-faint text-xs" title={exactTime(row.at)}>
            {shortTime(row.at, now)}
          </time>
          <span className="block break-words text-faint text-xs">{triedWords(row, last)}</span>
        </span>
        <span className="ml-auto flex gap-1">
          <Button size="sm" look="ghost" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Less' : 'More'}
          </Button>
          {(row.state !== 'waiting' || row.attempts > 0) && (
            <Button size="sm" isBusy={again.isPending} disabled={row.isUnderWay} onClick={() => again.mutate({ deliveryId: row.id })}>
              {row.state === 'waiting' ? 'Try now' : 'Send again'}
            </Button>
          )}
        </span>
      </div>
      {isOpen && <Inside row={row} />}
    </li>
  );
}

function triedWords({ state, attempts, dueAt }: WebhookDeliveryView, last: WebhookDeliveryView['tries'][number] | undefined): string {
  const said = last ? `${last.status ?? 'No answer'}${last.error ? `: ${last.error}` : ` after ${last.ms} ms`}` : 'Not tried yet';
  const next = state === 'waiting' && attempts > 0 ? `, next try ${momentAhead(dueAt)}` : '';
  return `${said}${attempts > 1 ? `, ${plural(attempts, 'try', 'tries')}` : ''}${next}`;
}

/** The tries, and the words that are sent. */
function Inside({ row }: { row: WebhookDeliveryView }) {
  const query = trpc.webhooks.delivery.useQuery({ deliveryId: row.id });
  return (
    <div className="mt-2 space-y-2">
      {row.tries.length > 1 && (
        <ul className="space-y-0.5 text-soft text-xs tabular-nums">
          {row.tries.map(({ at, status, error, ms }) => (
            <li key={at.getTime()} className="break-words">
              {exactTime(at)}: {status ?? 'no answer'} {error ? `(${error})` : ''} after {ms} ms
            </li>
          ))}
        </ul>
      )}
      <ListStates query={query} loading={<SkeletonRows rows={2} />}>
        {query.data && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
          <section tabIndex={0} aria-label="What is sent" className="max-h-72 overflow-auto rounded-md bg-sunken p-3 text-xs">
            <pre>{JSON.stringify(JSON.parse(query.data.body), null, 2)}</pre>
          </section>
        )}
      </ListStates>
    </div>
  );
}
