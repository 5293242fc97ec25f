import { Pencil, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Slot, SlotName } from '../../../shared/contact.ts';
import { exactTime } from '../../lib/words/format.ts';
import { SLOT_WORDS, saidWords, slotValueWords } from '../../lib/words/slot-words.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Contested, SlotEdit } from './slot-edit.tsx';

const BY_WORDS = { model: 'in their words', agent: 'set by an agent', portal: 'from the portal' } as const;

type Props = { contactId: string; slots: Slot[]; messages: { id: string }[]; mayCorrect: boolean };

/** What the lead told us, each with the very words it came from: hover, or focus, to read them. An agent may correct it, unless a colleague has the lead. */
export function LeadSlots({ contactId, slots, messages, mayCorrect }: Props) {
  const [editing, setEditing] = useState<SlotName | null>(null);
  const known = slots.find(({ slot }) => slot === editing);
  return (
    <>
      {slots.length === 0 && (
        <p className="text-faint text-list">Nothing yet. Every mail is read for it, and each value keeps its quote.</p>
      )}
      <dl className="space-y-0.5">
        {slots.map((slot) => (
          <SlotRow
            key={slot.slot}
            slot={slot}
            isHere={messages.some(({ id }) => id === slot.evidence.messageId)}
            onEdit={mayCorrect ? () => setEditing(slot.slot) : null}
          >
            {mayCorrect && slot.contested && (
              <Contested contactId={contactId} slot={slot} theirs={slotValueWords({ slot: slot.slot, value: slot.contested.value })} />
            )}
            {editing === slot.slot && <SlotEdit contactId={contactId} slot={slot.slot} known={slot} onDone={() => setEditing(null)} />}
          </SlotRow>
        ))}
      </dl>
      {editing && !known && (
        <div className="mt-1">
          <p className="text-faint text-list">{SLOT_WORDS[editing]}</p>
          <SlotEdit key={editing} contactId={contactId} slot={editing} onDone={() => setEditing(null)} />
        </div>
      )}
      {mayCorrect && <AddSlot slots={slots} onAdd={setEditing} />}
    </>
  );
}

type Row = { slot: Slot; isHere: boolean; onEdit: (() => void) | null; children: ReactNode };

function SlotRow({ slot, isHere, onEdit, children }: Row) {
  return (
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the quote must be reachable without a mouse (WCAG 1.4.13).
      tabIndex={0}
      className="group -mx-2 grid grid-cols-[8rem_1fr_auto] items-baseline gap-x-2 rounded-md px-2 py-1 text-list focus-within:bg-hover hover:bg-hover focus:bg-hover"
    >
      <dt className="text-faint">{SLOT_WORDS[slot.slot]}</dt>
      <dd className="min-w-0 break-words font-medium tabular-nums">{slotValueWords(slot)}</dd>
      <dd>
        {onEdit && (
          <button
            type="button"
            onClick={onEdit}
            aria-label={`Correct ${SLOT_WORDS[slot.slot]}`}
            className="-m-1 p-1 text-faint opacity-0 hover:text-ink focus:opacity-100 group-hover:opacity-100 group-focus:opacity-100"
          >
            <Pencil aria-hidden="true" className="size-3" />
          </button>
        )}
      </dd>
      <dd
        className="col-span-3 hidden border-pine border-l-2 pl-2 text-soft text-xs group-focus-within:block group-hover:block group-focus:block"
        title={exactTime(slot.evidence.at)}
      >
        {saidWords(slot.evidence)}{' '}
        <span className="text-faint">{isHere || slot.by === 'agent' ? BY_WORDS[slot.by] : `${BY_WORDS[slot.by]}, elsewhere`}</span>
      </dd>
      <dd className="col-span-3 empty:hidden">{children}</dd>
    </div>
  );
}

/** What came up on the phone belongs here too. */
function AddSlot({ slots, onAdd }: { slots: Slot[]; onAdd(slot: SlotName): void }) {
  const [isOpen, setOpen] = useState(false);
  const open = (Object.keys(SLOT_WORDS) as SlotName[]).filter((name) => !slots.some(({ slot }) => slot === name));
  if (open.length === 0) return null;
  if (!isOpen) {
    return (
      <Button look="ghost" size="sm" className="-ml-2 mt-1" onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" className="size-3.5" /> Add what you know
      </Button>
    );
  }
  return (
    <Select
      aria-label="What you know"
      value=""
      className="mt-1 w-full"
      onChange={(event) => {
        setOpen(false);
        onAdd(event.target.value as SlotName);
      }}
    >
      <option value="">Add what you know…</option>
      {open.map((name) => (
        <option key={name} value={name}>
          {SLOT_WORDS[name]}
        </option>
      ))}
    </Select>
  );
}
