import { toast } from '../lib/toast.ts';
import { trpc } from '../lib/trpc.ts';
import { errorWords } from '../lib/words/error-words.ts';
import { Select } from '../ui/field.tsx';

const SPEEDS = [0.25, 0.5, 1, 2, 5, 10, 20];

/** How fast the customers live; our own pauses shrink with theirs. */
export function Speed() {
  const utils = trpc.useUtils();
  const speed = trpc.rehearsal.speed.useQuery().data?.speed ?? 1;
  const change = trpc.rehearsal.setSpeed.useMutation({
    onMutate: ({ speed: next }) => utils.rehearsal.speed.setData(undefined, { speed: next }),
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => utils.rehearsal.invalidate(),
  });
  // The environment may have set one that is not in the list.
  const offered = SPEEDS.includes(speed) ? SPEEDS : [...SPEEDS, speed].sort((a, b) => a - b);
  return (
    <Select aria-label="Speed of the customers" value={speed} onChange={(event) => change.mutate({ speed: Number(event.target.value) })}>
      {offered.map((one) => (
        <option key={one} value={one}>
          {one} × speed
        </option>
      ))}
    </Select>
  );
}
