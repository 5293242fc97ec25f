import { ChevronDown } from 'lucide-react';
import type { Property } from '../../../shared/property.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { STATUS_WORDS, STATUSES } from '../property-words.ts';

/** The state of a listing, and the way into another one; what a state needs, the server says. */
export function StatusMenu({ property }: { property: Property }) {
  const utils = trpc.useUtils();
  const update = trpc.properties.update.useMutation();
  const { listingKey, standardStatus } = property;
  const set = async (status: Property['standardStatus'], { canUndo }: { canUndo: boolean }) => {
    try {
      await update.mutateAsync({ listingKey, change: { standardStatus: status } });
      if (canUndo)
        void toast.undo(`The listing is now ${STATUS_WORDS[status].toLowerCase()}.`, () => set(standardStatus, { canUndo: false }));
    } catch (error) {
      void toast.error(errorWords(error));
    }
    await utils.properties.invalidate();
  };
  return (
    <Menu
      align="end"
      label="Change to…"
      trigger={
        <Button isBusy={update.isPending} aria-label={`Status: ${STATUS_WORDS[standardStatus]}`}>
          {STATUS_WORDS[standardStatus]} <ChevronDown aria-hidden="true" className="size-3.5" />
        </Button>
      }
      items={STATUSES.map((status) => ({
        key: status,
        label: STATUS_WORDS[status],
        isOn: status === standardStatus,
        isDangerous: status === 'Delete',
        onSelect: () => status !== standardStatus && void set(status, { canUndo: true }),
      }))}
    />
  );
}
