import type { Contact } from '../../../shared/contact.ts';
import { exactTime } from '../../lib/words/format.ts';
import { SLOT_WORDS, saidWords, slotValueWords } from '../../lib/words/slot-words.ts';
import { Fact, Section } from '../../ui/page.tsx';

/** What they want, each value with the words it came from. It is edited beside the conversation, where it was said. */
export function Wishes({ contact }: { contact: Contact }) {
  if (contact.qualification.length === 0) return null;
  return (
    <Section title="What they want">
      <dl>
        {contact.qualification.map((slot) => (
          <Fact key={slot.slot} name={SLOT_WORDS[slot.slot]}>
            <span className="font-medium">{slotValueWords(slot)}</span>
            {slot.evidence.quote && (
              <span className="block text-faint text-xs" title={exactTime(slot.evidence.at)}>
                {saidWords(slot.evidence)}
              </span>
            )}
          </Fact>
        ))}
      </dl>
    </Section>
  );
}
