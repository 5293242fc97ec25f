import { Download } from 'lucide-react';
import { trpc } from '../../lib/trpc.ts';
import { fileSize } from '../../lib/words/format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ListStates } from '../../ui/list-states.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { MessageView } from '../thread/thread-view.ts';
import { splitRaw } from './split-raw.ts';

/** More than anybody reads on a screen; the file holds it all. */
const MOST_SHOWN = 200_000;

/** A mail as it was on the wire: what to look at when it looks odd. */
export function RawDialog({ message, onClose }: { message: MessageView; onClose(): void }) {
  const query = trpc.inbox.raw.useQuery({ messageId: message.id }, { staleTime: Number.POSITIVE_INFINITY });
  const save = (raw: string) => {
    // One character per byte: text would be written as UTF-8.
    const bytes = Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
    const url = URL.createObjectURL(new Blob([bytes], { type: 'message/rfc822' }));
    const link = Object.assign(document.createElement('a'), { href: url, download: `${message.id}.eml` });
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Dialog
      title="Original"
      note={query.data && `${message.subject || 'No subject'} · ${fileSize(query.data.size)} · SHA-256 ${query.data.hash.slice(0, 16)}…`}
      size="lg"
      onClose={onClose}
      footer={
        query.data && (
          <Button onClick={() => save(query.data.raw)}>
            <Download aria-hidden="true" className="size-3.5" /> Download .eml
          </Button>
        )
      }
    >
      <ListStates query={query} loading={<SkeletonRows rows={6} />}>
        {query.data && <Source raw={query.data.raw} />}
      </ListStates>
    </Dialog>
  );
}

function Source({ raw }: { raw: string }) {
  const { headers, body } = splitRaw(raw);
  return (
    <>
      <dl className="grid gap-x-3 gap-y-1 font-mono text-2xs sm:grid-cols-[11rem_1fr]">
        {headers.map(({ name, value, at }) => (
          <div key={at} className="contents">
            <dt className="break-words font-semibold text-soft">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <pre className="mt-4 whitespace-pre-wrap break-all border-t pt-4 font-mono text-2xs text-soft">{body.slice(0, MOST_SHOWN)}</pre>
      {body.length > MOST_SHOWN && <p className="mt-2 text-faint text-xs">Cut here. The file holds the rest.</p>}
    </>
  );
}
