import { Input } from '../ui/field.tsx';
import { Segmented } from '../ui/segmented.tsx';
import type { InsightsSearch } from './insights-words.ts';

const SPANS = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: 'own', label: 'Other' },
] as const;

type Props = { search: InsightsSearch; shown: { first: string; last: string }; today: string; onChange(change: InsightsSearch): void };

/** Which days are looked at: the last ones, or a span of one's own. */
export function RangePicker({ search, shown, today, onChange }: Props) {
  const isOwn = search.from !== undefined;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {isOwn && (
        <span className="flex items-center gap-1.5">
          <Input
            isInline
            type="date"
            aria-label="First day"
            max={today}
            value={shown.first}
            onChange={({ target }) => target.value && onChange({ from: target.value, to: shown.last })}
          />
          <span className="text-faint">–</span>
          <Input
            isInline
            type="date"
            aria-label="Last day"
            max={today}
            value={shown.last}
            onChange={({ target }) => target.value && onChange({ from: shown.first, to: target.value })}
          />
        </span>
      )}
      <Segmented
        label="Which days"
        options={SPANS}
        value={isOwn ? 'own' : `${search.days ?? 30}`}
        onChange={(value) => {
          if (value === 'own') onChange({ from: shown.first, to: shown.last });
          else onChange({ days: value === '7' ? 7 : value === '90' ? 90 : undefined });
        }}
      />
    </div>
  );
}
