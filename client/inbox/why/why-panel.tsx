import { X } from 'lucide-react';
import { trpc } from '../../lib/trpc.ts';
import { IconButton } from '../../ui/button.tsx';
import { ListStates } from '../../ui/list-states.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { SidePane } from '../lead/side-pane.tsx';
import { Record } from './decision-record.tsx';
import { ReplayButton } from './replay-dialog.tsx';

/** Why Openhouse did what it did with one mail: the whole record, in the order it was decided. */
export function WhyPanel({ messageId, onClose }: { messageId: string; onClose(): void }) {
  const query = trpc.ai.decision.useQuery({ messageId });
  return (
    <SidePane label="Why" isOpen>
      <div className="sticky top-0 z-10 flex h-12 items-center justify-between border-b bg-surface pr-2 pl-4">
        <h3 className="font-medium font-serif text-lg">Why</h3>
        <IconButton label="Close (Esc)" onClick={onClose}>
          <X aria-hidden="true" className="size-4" />
        </IconButton>
      </div>
      <ListStates
        query={query}
        isEmpty={!query.data}
        loading={<SkeletonRows rows={5} />}
        empty={<p className="p-4 text-faint text-list">Nothing was decided about this mail yet.</p>}
      >
        {query.data && (
          <>
            <Record decision={query.data} />
            <div className="border-t px-4 py-3">
              <ReplayButton messageId={query.data.messageId} />
            </div>
          </>
        )}
      </ListStates>
    </SidePane>
  );
}
