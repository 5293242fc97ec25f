import { AI_MODES } from '../../../shared/choices.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { AiMode } from '../../../shared/thread.ts';
import { Segmented } from '../../ui/segmented.tsx';

/** The kinds of mail that are answered at all; machines and spam never are. */
const KINDS = [
  ['buyer_lead', 'Buyers', 'Want to buy, or ask about a listing'],
  ['renter_lead', 'Renters', 'Want to rent'],
  ['seller_lead', 'Sellers', 'Want to sell, or to know a worth'],
  ['general_inquiry', 'General questions', 'Hours, areas, how it works'],
  ['existing_client', 'Clients', 'In a running transaction, or with an agent'],
  ['vendor', 'Other businesses', 'Pitches, and other agents'],
  ['complaint', 'Complaints', 'Angry, or threatening'],
  ['other', 'Anything else', 'None of these'],
] as const;
type Kind = (typeof KINDS)[number][0];
type Choice = AiMode | 'same';

const WORDS: Record<AiMode, string> = { autopilot: 'Autopilot', review: 'Review', off: 'Off' };
type Props = { mode: AiMode; modeByKind: Settings['ai']['modeByKind']; onChange(modeByKind: Settings['ai']['modeByKind']): void };

/** A stricter way for some kinds of mail: looser than the whole house does not exist, so it is not offered. */
export function ModeByKind({ mode, modeByKind, onChange }: Props) {
  const stricter = AI_MODES.slice(AI_MODES.indexOf(mode) + 1);
  const choose = (kind: Kind, choice: Choice) => {
    const { [kind]: _, ...others } = modeByKind;
    onChange(choice === 'same' ? others : { ...others, [kind]: choice });
  };
  return (
    <ul className="divide-y rounded-lg border bg-raised">
      {KINDS.map(([kind, name, words]) => {
        const chosen = modeByKind[kind];
        const isShown = chosen !== undefined && stricter.includes(chosen);
        return (
          <li key={kind} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
            <span className="wrap-anywhere min-w-40 flex-1">
              <span className="block font-medium text-list">{name}</span>
              <span className="block text-faint text-xs">{words}</span>
            </span>
            {stricter.length === 0 ? (
              <span className="text-faint text-list">{WORDS[mode]}</span>
            ) : (
              <Segmented
                label={`The AI with: ${name}`}
                options={[
                  { value: 'same' as Choice, label: WORDS[mode] },
                  ...stricter.map((one) => ({ value: one as Choice, label: WORDS[one] })),
                ]}
                value={isShown ? chosen : 'same'}
                onChange={(choice) => choose(kind, choice)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
