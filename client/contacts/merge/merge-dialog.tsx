import { useState } from 'react';
import type { Contact } from '../../../shared/contact.ts';
import { nameOrAddress } from '../../../shared/full-name.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ListStates } from '../../ui/list-states.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ChooseTwin } from './choose-twin.tsx';
import { SideBySide } from './side-by-side.tsx';

/** Two that were chosen, or one whose twin is chosen here. */
type Props = { contactIds: readonly [string, string]; contactId?: undefined } | { contactId: string; contactIds?: undefined };

/** Makes one contact of two: side by side, the kept one chosen, what the outcome is in sight. */
export function MergeDialog({ contactId, contactIds, onClose }: Props & { onClose(): void }) {
  const [first, second] = contactIds ?? [contactId];
  const [twinId, setTwinId] = useState<string | null>(second ?? null);
  const [keepsFirst, setKeepsFirst] = useState(true);
  const utils = trpc.useUtils();
  const query = trpc.contacts.byId.useQuery({ contactId: first });
  const twin = trpc.contacts.byId.useQuery({ contactId: twinId ?? '' }, { enabled: twinId !== null });
  const merge = trpc.contacts.merge.useMutation({
    onSuccess: (merged) => {
      void toast.success(`${nameOrAddress(merged)} is one contact now.`);
      onClose();
      void utils.contacts.invalidate();
      void utils.inbox.invalidate();
    },
    onError: (error) => void toast.error(errorWords(error)),
  });
  const pair = query.data && twin.data && twinId ? ([query.data, twin.data] as const) : null;
  const [kept, gone] = pair ? (keepsFirst ? pair : ([pair[1], pair[0]] as const)) : [null, null];
  return (
    <Dialog
      title="Merge contacts"
      note={pair ? 'Choose whose words stand where both say something. The other fills what is empty.' : 'Who is the same person?'}
      onClose={onClose}
      size={pair ? 'lg' : 'md'}
      footer={
        kept &&
        gone && (
          <>
            {second === undefined && <Button onClick={() => setTwinId(null)}>Choose another</Button>}
            <Button look="primary" isBusy={merge.isPending} onClick={() => merge.mutate({ keepId: kept.id, mergeId: gone.id })}>
              Merge into {nameOrAddress(kept)}
            </Button>
          </>
        )
      }
    >
      <ListStates query={twinId ? worse(query, twin) : query} loading={<SkeletonRows rows={4} />}>
        {pair ? (
          <SideBySide pair={pair as readonly [Contact, Contact]} keepsFirst={keepsFirst} onKeep={setKeepsFirst} />
        ) : (
          <ChooseTwin contactId={first} onChoose={setTwinId} />
        )}
      </ListStates>
    </Dialog>
  );
}

type Asked = { isPending: boolean; error: unknown; refetch(): unknown };
/** Of two questions, the one that is not answered. */
const worse = (a: Asked, b: Asked): Asked => (a.isPending || a.error ? a : b);
