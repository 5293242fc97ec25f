import { Link } from '@tanstack/react-router';
import { MailPlus } from 'lucide-react';
import type { Contact, Slot, SlotName } from '../../../shared/contact.ts';
import type { Match } from '../../../shared/property.ts';
import { PATHS } from '../../app/paths.ts';
import { toast } from '../../lib/toast.ts';
import { useMoney } from '../../lib/use/use-money.ts';
import { exactTime } from '../../lib/words/format.ts';
import { IconButton } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Photo } from '../../ui/photo.tsx';
import { changeDraft, readDraft } from '../compose/drafts.ts';

const NOTHING_NEW = 'Nothing new fits. What they were shown stands below.';
const NOTHING_FITS = 'Nothing on the market fits what they want.';
const NOTHING_YET = 'None yet. They appear once we know an area, a budget or a kind of home.';

const CRITERIA: SlotName[] = ['areas', 'budgetMax', 'bedroomsMin', 'propertyTypes'];

type Props = { threadId: string; matches: Match[]; sent: Contact['listings']; known: Slot[] };

/** Listings that fit, with why, and whether the lead has them already. */
export function LeadMatches({ threadId, matches, sent, known }: Props) {
  const money = useMoney();
  const taken = matches.filter((match) => match.taken);
  const isAsked = known.some(({ slot }) => CRITERIA.includes(slot));
  if (taken.length === 0)
    return <p className="text-faint text-list">{sent.length > 0 ? NOTHING_NEW : isAsked ? NOTHING_FITS : NOTHING_YET}</p>;
  return (
    <ul className="space-y-1">
      {taken.slice(0, 8).map(({ property, reasons }) => {
        const seen = sent.find(({ listingKey }) => listingKey === property.listingKey);
        return (
          <li key={property.listingKey} className="flex items-start">
            <Link
              to={PATHS.properties}
              params={{ listingKey: property.listingKey }}
              className="-ml-2 flex min-w-0 flex-1 gap-2.5 rounded-md p-2 hover:bg-hover"
            >
              <Photo property={property} className="h-14 w-18 shrink-0 rounded" />
              <span className="min-w-0 flex-1 text-xs">
                <span className="block truncate font-serif text-sm">{property.unparsedAddress}</span>
                <span className="flex items-center gap-1.5 text-soft tabular-nums">
                  {money(property.listPrice)}
                  {seen && <Chip title={exactTime(seen.listingSentTimestamp)}>{seen.contactListingPreference ?? 'Sent'}</Chip>}
                </span>
                <span className="line-clamp-2 text-faint">{reasons.join(' · ')}</span>
              </span>
            </Link>
            <IconButton
              label={`Put ${property.unparsedAddress} into the reply`}
              className="-mr-2 mt-1 shrink-0"
              onClick={() => putIntoReply(threadId, property.listingKey)}
            >
              <MailPlus aria-hidden="true" className="size-4" />
            </IconButton>
          </li>
        );
      })}
    </ul>
  );
}

/** A mail carries a dozen listings at most. */
const MOST = 12;

/** Into the draft of the reply, which the reply box shows at once or when it is opened. */
function putIntoReply(threadId: string, listingKey: string): void {
  const { listingKeys } = readDraft('reply', threadId);
  changeDraft('reply', threadId, { listingKeys: [...new Set([...listingKeys, listingKey])].slice(0, MOST) });
  void toast.success('It goes along with the reply.');
}
