import { trpc } from '../../lib/trpc.ts';
import { ComboboxList } from '../../ui/combobox-list.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ListStates } from '../../ui/list-states.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

type Props = {
  note: string;
  /** Who has it now; undefined when several threads have several owners. */
  ownerId: string | null | undefined;
  userId: string;
  onChoose(owner: { id: string; name: string } | null): void;
  onClose(): void;
};

const NOBODY = 'nobody';

/** Who is to have it. Typing narrows, Enter chooses. */
export function AssignDialog({ note, ownerId, userId, onChoose, onClose }: Props) {
  // Asked anew each time: whoever was invited a moment ago may be meant.
  const query = trpc.users.list.useQuery(undefined, { staleTime: 0 });
  const users = query.data?.items ?? [];
  const mineFirst = users.toSorted((a, b) => Number(b.id === userId) - Number(a.id === userId) || a.name.localeCompare(b.name));
  const options = [
    ...mineFirst.map(({ id, name, email }) => ({ value: id, label: id === userId ? `${name} (me)` : name, hint: email })),
    { value: NOBODY, label: 'Nobody', hint: 'The AI answers, as Settings say' },
  ];
  return (
    <Dialog title="Assign" note={note} size="sm" onClose={onClose}>
      <div className="-mx-5 -my-4">
        <ListStates query={query} loading={<SkeletonRows rows={3} className="h-11" />}>
          <ComboboxList
            label="People"
            options={options}
            chosen={ownerId === undefined ? [] : [ownerId ?? NOBODY]}
            onChoose={(value) => onChoose(users.find(({ id }) => id === value) ?? null)}
          />
        </ListStates>
      </div>
    </Dialog>
  );
}
