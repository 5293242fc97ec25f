import type { ReactNode } from 'react';
import type { Contact } from '../../../shared/contact.ts';
import { nameOrAddress } from '../../../shared/full-name.ts';
import { inWords, shortDate } from '../../lib/words/format.ts';
import { Segmented } from '../../ui/segmented.tsx';

type Props = { pair: readonly [Contact, Contact]; keepsFirst: boolean; onKeep(keepsFirst: boolean): void };
type Line = { name: string; of(contact: Contact): string; outcome: 'kept' | 'both' | 'stricter' };

const LINES: Line[] = [
  { name: 'Name', of: nameOrAddress, outcome: 'kept' },
  { name: 'Address', of: ({ email, otherEmails }) => [email, ...otherEmails].join(', '), outcome: 'both' },
  { name: 'Phone', of: ({ mobilePhone }) => mobilePhone, outcome: 'kept' },
  { name: 'Is', of: ({ contactTypes }) => contactTypes.join(', '), outcome: 'both' },
  { name: 'Stage', of: ({ stage }) => inWords(stage), outcome: 'kept' },
  { name: 'Source', of: ({ leadSource }) => leadSource, outcome: 'kept' },
  { name: 'Tags', of: ({ tags }) => tags.join(', '), outcome: 'both' },
  { name: 'Consent', of: ({ consent }) => inWords(consent.state), outcome: 'stricter' },
  { name: 'Notes', of: ({ notes }) => notes, outcome: 'both' },
  { name: 'Known since', of: ({ firstSeenAt }) => shortDate(firstSeenAt), outcome: 'kept' },
];
const STRICTNESS: Record<Contact['consent']['state'], number> = { subscribed: 0, bounced: 1, unsubscribed: 2, complained: 3 };

/** What both say; what will stand is in ink, what goes is struck out. */
export function SideBySide({ pair: [first, second], keepsFirst, onKeep }: Props) {
  return (
    <div className="space-y-4">
      <Segmented
        label="Which one is kept"
        value={keepsFirst ? 'first' : 'second'}
        onChange={(value) => onKeep(value === 'first')}
        options={[
          { value: 'first', label: 'Keep the left one' },
          { value: 'second', label: 'Keep the right one' },
        ]}
      />
      <table className="w-full table-fixed text-left text-list">
        <caption className="sr-only">Both contacts side by side</caption>
        <thead>
          <tr className="border-b">
            <th scope="col" className="eyebrow w-24 py-2 max-sm:w-16">
              <span className="sr-only">Field</span>
            </th>
            {[first, second].map((contact) => (
              <th key={contact.id} scope="col" className="truncate px-2 py-2 font-medium font-serif text-base">
                {nameOrAddress(contact)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LINES.map((line) => (
            <tr key={line.name} className="border-b align-top">
              <th scope="row" className="py-2 font-normal text-faint">
                {line.name}
              </th>
              <Cell isKept={stands(line, { one: first, other: second, isKept: keepsFirst })}>{line.of(first)}</Cell>
              <Cell isKept={stands(line, { one: second, other: first, isKept: !keepsFirst })}>{line.of(second)}</Cell>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-faint text-xs leading-relaxed">
        Conversations, calls and campaigns of both go to the one that is kept; old links lead there. Of consent the stricter counts. This
        cannot be undone.
      </p>
    </div>
  );
}

function stands({ of, outcome }: Line, { one, other, isKept }: { one: Contact; other: Contact; isKept: boolean }): boolean {
  if (outcome === 'both') return true;
  if (outcome === 'stricter') return STRICTNESS[one.consent.state] >= STRICTNESS[other.consent.state];
  return isKept || of(other) === '';
}

function Cell({ isKept, children }: { isKept: boolean; children: ReactNode }) {
  return (
    <td className={`break-words px-2 py-2 ${isKept ? '' : 'text-faint line-through'}`}>
      {children || <span className="text-faint no-underline">–</span>}
    </td>
  );
}
