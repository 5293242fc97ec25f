import type { Slot } from '../../../shared/contact.ts';
import { exactTime } from '../../lib/format.ts';
import { SLOT_WORDS, slotValueWords } from '../../lib/slot-words.ts';

const BY_WORDS = { model: 'in their words', agent: 'set by an agent', portal: 'from the portal' } as const;

/** What the lead told us, each with the very words it came from: hover, or focus, to read them. */
export function LeadSlots({ slots, messages }: { slots: Slot[]; messages: { id: string }[] }) {
  if (slots.length === 0)
    return <p className="text-faint text-list">Nothing yet. Every mail is read for it, and each value keeps its quote.</p>;
  return (
    <dl className="space-y-0.5">
      {slots.map((slot) => {
        const isHere = messages.some(({ id }) => id === slot.evidence.messageId);
        return (
          <div
            key={slot.slot}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the quote must be reachable without a mouse (WCAG 1.4.13).
            tabIndex={0}
            className="group -mx-2 grid grid-cols-[8rem_1fr] items-baseline gap-x-2 rounded-md px-2 py-1 text-list hover:bg-hover focus:bg-hover"
          >
            <dt className="text-faint">{SLOT_WORDS[slot.slot]}</dt>
            <dd className="min-w-0 break-words font-medium tabular-nums">{slotValueWords(slot)}</dd>
            <dd
              className="col-span-2 hidden border-pine border-l-2 pl-2 text-soft text-xs group-hover:block group-focus:block"
              title={exactTime(slot.evidence.at)}
            >
              {slot.evidence.quote ? `“${slot.evidence.quote}”` : ''}{' '}
              <span className="text-faint">{isHere ? BY_WORDS[slot.by] : `${BY_WORDS[slot.by]}, elsewhere`}</span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
