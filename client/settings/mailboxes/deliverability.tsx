import { Check, Copy, MailCheck, Send, TriangleAlert } from 'lucide-react';
import { copyText } from '../../lib/copy-text.ts';
import { toast } from '../../lib/toast.ts';
import { type Outputs, trpc } from '../../lib/trpc.ts';
import { useNow } from '../../lib/use/use-time.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { exactTime, shortTime } from '../../lib/words/format.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Empty, ListStates } from '../../ui/list-states.tsx';
import { Section } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

type Item = Outputs['settings']['deliverability']['items'][number];
type Finding = Item['domainFindings'][number];

/** What the world makes of our mail: the domain's records as they stand, and a mail to ourselves. */
export function Deliverability() {
  const query = trpc.settings.deliverability.useQuery(undefined, { staleTime: 5000 });
  const items = query.data?.items ?? [];
  return (
    <div className="space-y-8 pb-8">
      <ListStates
        query={query}
        isEmpty={items.length === 0}
        loading={<SkeletonRows rows={4} />}
        empty={
          <Empty icon={MailCheck} title="Nothing is sent yet">
            Add a mailbox first.
          </Empty>
        }
      >
        {items.map((item) => (
          <Domain key={item.mailboxId} item={item} />
        ))}
      </ListStates>
    </div>
  );
}

function Domain({ item }: { item: Item }) {
  const utils = trpc.useUtils();
  const now = useNow(10_000);
  const send = trpc.settings.sendProbe.useMutation({
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => utils.settings.deliverability.invalidate(),
  });
  const { probe } = item;
  return (
    <section aria-label={item.address} className="space-y-5">
      <h3 className="wrap-anywhere font-medium font-serif text-lg">{item.address}</h3>
      <Section title={`What ${item.domain} publishes`}>
        {item.isInvented ? (
          <p className="text-list text-soft">
            The rehearsal’s domain exists nowhere, so there is nothing to look up. With a real mailbox SPF, DKIM and DMARC stand here.
          </p>
        ) : (
          <Findings findings={item.domainFindings} />
        )}
      </Section>
      <Section
        title="A test mail to yourself"
        actions={
          <Button size="sm" isBusy={send.isPending} onClick={() => send.mutate({ mailboxId: item.mailboxId })}>
            <Send aria-hidden="true" className="size-3.5" /> Send a test mail
          </Button>
        }
      >
        {probe ? (
          <div aria-live="polite" className="space-y-2">
            <Findings findings={item.probeFindings} />
            <p className="text-faint text-xs">
              Sent <time title={exactTime(probe.sentAt)}>{shortTime(probe.sentAt, now)}</time>
              {probe.seenAt && <>, back after {Math.max(1, Math.round((probe.seenAt.getTime() - probe.sentAt.getTime()) / 1000))} s</>}. It
              is no conversation and is not shown in the inbox.
            </p>
          </div>
        ) : (
          <p className="text-list text-soft">
            It goes from this address to itself. When it is back, what the servers wrote on it stands here: who signed it, over which
            headers, and what the receiver made of it.
          </p>
        )}
      </Section>
    </section>
  );
}

function Findings({ findings }: { findings: Finding[] }) {
  return (
    <ul className="divide-y rounded-lg border bg-raised">
      {findings.map((finding) => {
        const isFine = finding.state === 'ok';
        const Icon = isFine ? Check : TriangleAlert;
        return (
          <li key={finding.words} className="flex gap-3 px-4 py-3 text-list">
            <Icon aria-label={isFine ? 'Fine' : 'To do'} className={`mt-px size-4 shrink-0 ${isFine ? 'text-soft' : 'text-amber'}`} />
            <div className="min-w-0 flex-1">
              <p className={`wrap-anywhere ${isFine ? 'text-soft' : 'text-ink'}`}>{sentence(finding.words)}</p>
              {finding.todo && <p className="wrap-anywhere mt-0.5 text-soft">{sentence(finding.todo)}</p>}
              {finding.record && <Record record={finding.record} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Record({ record }: { record: NonNullable<Finding['record']> }) {
  return (
    <dl className="mt-2 grid grid-cols-[auto_1fr_auto] items-start gap-x-3 gap-y-1 rounded-md bg-sunken px-3 py-2 font-mono text-xs">
      <dt className="text-faint">{record.type}</dt>
      <dd className="col-span-2 break-all">{record.name}</dd>
      <dt className="text-faint">value</dt>
      <dd className="break-all">{record.value}</dd>
      <dd>
        <IconButton label={`Copy the value of ${record.name}`} onClick={() => void copyText(record.value)} size="iconMd" className="-my-2">
          <Copy aria-hidden="true" className="size-3.5" />
        </IconButton>
      </dd>
    </dl>
  );
}

/** Findings are half sentences, as `doctor` prints them. */
const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`;
