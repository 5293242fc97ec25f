import { CalendarClock, Loader, X } from 'lucide-react';
import { trpc } from '../../lib/trpc.ts';
import { useMoney } from '../../lib/use/use-money.ts';
import { fileSize } from '../../lib/words/format.ts';
import { useClock } from '../../lib/zone/use-clock.ts';
import { IconButton } from '../../ui/button.tsx';
import { Photo } from '../../ui/photo.tsx';
import { FileIcon } from '../message/file-icon.tsx';
import type { Draft } from './drafts.ts';

type Props = {
  draft: Pick<Draft, 'listingKeys' | 'slotIds' | 'files'>;
  sending: string[];
  onDropListing(listingKey: string): void;
  onDropSlot(slotId: string): void;
  onDropFile(id: string): void;
};

const CHIP = 'flex min-w-0 max-w-full items-center gap-2 rounded-md border bg-paper py-1 pr-1 pl-1.5 text-xs';

/** What leaves with the words: listings and times for a call as they will be set below them, and files. */
export function BesideReply({ draft: { listingKeys, slotIds, files }, sending, onDropListing, onDropSlot, onDropFile }: Props) {
  if (listingKeys.length + slotIds.length + files.length + sending.length === 0) return null;
  return (
    <ul aria-label="Sent with it" className="flex flex-wrap gap-1.5 px-3.5 py-1.5">
      {listingKeys.map((listingKey) => (
        <ListingChip key={listingKey} listingKey={listingKey} onDrop={() => onDropListing(listingKey)} />
      ))}
      {slotIds.map((slotId) => (
        <SlotChip key={slotId} startsAt={new Date(slotId)} onDrop={() => onDropSlot(slotId)} />
      ))}
      {files.map(({ id, fileName, contentType, size }) => (
        <li key={id} className={CHIP}>
          <FileIcon contentType={contentType} />
          <span className="truncate">{fileName}</span>
          <span className="shrink-0 text-faint">{fileSize(size)}</span>
          <IconButton label={`Remove ${fileName}`} size="iconSm" onClick={() => onDropFile(id)}>
            <X aria-hidden="true" className="size-3" />
          </IconButton>
        </li>
      ))}
      {sending.map((name) => (
        <li key={name} className={`${CHIP} pr-2 text-faint`}>
          <Loader aria-hidden="true" className="size-3.5 animate-spin" />
          <span className="truncate">{name}</span>
        </li>
      ))}
    </ul>
  );
}

function ListingChip({ listingKey, onDrop }: { listingKey: string; onDrop(): void }) {
  const money = useMoney();
  const { data: property } = trpc.properties.byKey.useQuery({ listingKey }, { staleTime: 300_000 });
  const address = property?.unparsedAddress ?? listingKey;
  return (
    <li className={CHIP}>
      {property && <Photo property={property} className="h-7 w-10 shrink-0 rounded" />}
      <span className="min-w-0">
        <span className="block truncate font-serif">{address}</span>
        {property && <span className="block text-faint tabular-nums">{money(property.listPrice)}</span>}
      </span>
      <IconButton label={`Remove ${address}`} size="iconSm" onClick={onDrop}>
        <X aria-hidden="true" className="size-3" />
      </IconButton>
    </li>
  );
}

function SlotChip({ startsAt, onDrop }: { startsAt: Date; onDrop(): void }) {
  const { brief, moment } = useClock();
  const words = brief(startsAt);
  return (
    <li className={CHIP} title={moment(startsAt)}>
      <CalendarClock aria-hidden="true" className="size-3.5 shrink-0 text-faint" />
      <span className="tabular-nums">{words}</span>
      <IconButton label={`Do not offer ${words}`} size="iconSm" onClick={onDrop}>
        <X aria-hidden="true" className="size-3" />
      </IconButton>
    </li>
  );
}
