import type { Call } from '../../../shared/call.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Select } from '../../ui/field.tsx';

/** Who calls, and giving the call to somebody else. */
export function GiveCall({ call }: { call: Call }) {
  const utils = trpc.useUtils();
  const people = trpc.users.list.useQuery(undefined, { staleTime: 600_000 }).data?.items ?? [];
  const give = trpc.calls.give.useMutation({
    onSuccess: () => void toast.success('Given; they are told of it.'),
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => utils.calls.invalidate(),
  });
  const isKnown = people.some(({ id }) => id === call.agentId);
  return (
    <Select
      aria-label="Who calls"
      className="max-w-full"
      value={give.isPending ? give.variables.agentId : isKnown ? (call.agentId ?? '') : ''}
      disabled={give.isPending}
      onChange={({ target }) => give.mutate({ callId: call.id, agentId: target.value })}
    >
      {!isKnown && (
        <option value="" disabled>
          The brokerage
        </option>
      )}
      {people.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
