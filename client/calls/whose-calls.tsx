import { trpc } from '../lib/trpc.ts';
import { Select } from '../ui/field.tsx';

const OFFICE = 'office';

/** Whose calls a place of the URL names: undefined everybody's, null the brokerage's own line. */
export const agentOf = (who: string | undefined): string | null | undefined => (who === OFFICE ? null : who);

/** Narrows the screen to one's own calls, a colleague's, or those of the brokerage's line. */
export function WhoseCalls({ who, onChange }: { who: string | undefined; onChange(who: string | undefined): void }) {
  const me = trpc.users.me.useQuery().data;
  const people = trpc.users.list.useQuery(undefined, { staleTime: 600_000 }).data?.items ?? [];
  return (
    <Select aria-label="Whose calls" value={who ?? ''} onChange={({ target }) => onChange(target.value || undefined)}>
      <option value="">Everybody’s calls</option>
      {me && <option value={me.id}>My calls</option>}
      {people
        .filter(({ id }) => id !== me?.id)
        .map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      <option value={OFFICE}>The brokerage’s line</option>
    </Select>
  );
}
