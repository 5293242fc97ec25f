import { Link } from '@tanstack/react-router';
import { GitMerge, Megaphone } from 'lucide-react';
import { useState } from 'react';
import { allFound, type ContactFilter } from '../../../shared/audience.ts';
import { type ContactChange, STAGES } from '../../../shared/contact.ts';
import { PATHS } from '../../app/paths.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { count, inWords, plural } from '../../lib/words/format.ts';
import { Button } from '../../ui/button.tsx';
import { MultiCombobox } from '../../ui/combobox.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Popover } from '../../ui/popover.tsx';
import { MergeDialog } from '../merge/merge-dialog.tsx';
import { useExport } from './use-export.ts';

type Props = {
  selected: ReadonlySet<string>;
  /** What the list shows: what is done may be done to all of it. */
  filter: ContactFilter;
  onDone(): void;
};

/** More in an address than a browser takes kindly; a larger choice wants a saved audience. */
const MOST_IN_URL = 200;

/** What can be done with the chosen contacts at once, or with everybody the list finds. */
export function BulkBar({ selected, filter, onDone }: Props) {
  const [isAll, setIsAll] = useState(false);
  const [isMerging, setIsMerging] = useState(false);
  const me = trpc.users.me.useQuery().data;
  const isLead = me !== undefined && me.role !== 'agent';
  const everybody = allFound(filter);
  const total = trpc.contacts.count.useQuery({ filter: everybody }).data;
  const chosen: ContactFilter = isAll ? everybody : { contactIds: [...selected] };
  const change = useChange(onDone);
  const { exportNow, isExporting } = useExport();
  const apply = (what: ContactChange, words: string) => change.mutate({ filter: chosen, change: what }, { onSuccess: change.tell(words) });
  const [first, second] = [...selected];
  return (
    <section aria-label="With the chosen contacts" className="flex flex-wrap items-center gap-2 border-b bg-brick-wash px-4 py-2 md:px-6">
      <span className="font-medium text-list" role="status">
        {isAll ? `All ${count(total?.total ?? 0)}${total?.isMore ? ' or more' : ''} found` : `${count(selected.size)} chosen`}
      </span>
      {total && total.total > selected.size && (
        <Button look="ghost" size="sm" onClick={() => setIsAll(!isAll)}>
          {isAll ? 'Only the chosen' : 'Choose all that are found'}
        </Button>
      )}
      <span className="ml-auto flex flex-wrap gap-2">
        <Tags onApply={apply} isBusy={change.isPending} />
        <Menu
          trigger={<Button size="sm">Stage…</Button>}
          label="Move to"
          items={STAGES.map((stage) => ({
            key: stage,
            label: inWords(stage),
            onSelect: () => apply({ stage }, `moved to ${inWords(stage)}`),
          }))}
        />
        <Owner me={me} onApply={apply} />
        {isLead && !isAll && selected.size <= MOST_IN_URL && (
          <Link
            to={PATHS.campaigns}
            params={{ campaignId: 'new' }}
            search={{ contactIds: [...selected] }}
            className="inline-flex h-7 items-center gap-1.5 rounded-md border border-line-strong bg-raised px-2.5 font-medium text-xs hover:bg-hover"
          >
            <Megaphone aria-hidden="true" className="size-3.5" /> Campaign
          </Link>
        )}
        <Button size="sm" isBusy={isExporting} onClick={() => exportNow(chosen)}>
          Export
        </Button>
        {!isAll && selected.size === 2 && first && second && (
          <Button size="sm" onClick={() => setIsMerging(true)}>
            <GitMerge aria-hidden="true" className="size-3.5" /> Merge
          </Button>
        )}
        <Button size="sm" look="ghost" onClick={onDone}>
          Cancel
        </Button>
      </span>
      {isMerging && first && second && <MergeDialog contactIds={[first, second]} onClose={() => setIsMerging(false)} />}
    </section>
  );
}

/** One change of many, told with how many it was and a way back. */
function useChange(onDone: () => void) {
  const utils = trpc.useUtils();
  const onError = (error: unknown) => void toast.error(errorWords(error));
  const undo = trpc.contacts.undo.useMutation({ onError, onSettled: () => utils.contacts.invalidate() });
  const change = trpc.contacts.change.useMutation({ onError, onSettled: () => utils.contacts.invalidate() });
  const tell =
    (words: string) =>
    ({ changed, skipped, changeId }: { changed: number; skipped: number; changeId: string }) => {
      const left = skipped > 0 ? `; ${plural(skipped, 'belongs', 'belong')} to colleagues and stayed` : '';
      void toast.undo(`${plural(changed, 'contact was', 'contacts were')} ${words}${left}.`, () => undo.mutate({ changeId }));
      onDone();
    };
  return { ...change, tell };
}

type Apply = { onApply(change: ContactChange, words: string): void };

function Tags({ onApply, isBusy }: Apply & { isBusy: boolean }) {
  const [tags, setTags] = useState<string[]>([]);
  const known = trpc.contacts.facets.useQuery(undefined, { staleTime: 60_000 }).data?.tags ?? [];
  return (
    <Popover trigger={<Button size="sm">Tags…</Button>} label="Tags">
      {(close) => (
        <div className="space-y-3">
          <MultiCombobox
            label="Tags"
            canCreate
            options={known.map(({ value }) => ({ value, label: value }))}
            values={tags}
            onChange={setTags}
          />
          <div className="flex gap-2">
            <Button
              look="primary"
              isBusy={isBusy}
              disabled={tags.length === 0}
              onClick={() => {
                onApply({ addTags: tags }, `tagged ${tags.join(', ')}`);
                close();
              }}
            >
              Put on
            </Button>
            <Button
              isBusy={isBusy}
              disabled={tags.length === 0}
              onClick={() => {
                onApply({ removeTags: tags }, `untagged ${tags.join(', ')}`);
                close();
              }}
            >
              Take off
            </Button>
          </div>
        </div>
      )}
    </Popover>
  );
}

/** A lead gives contacts to anybody; an agent takes those nobody has. */
function Owner({ me, onApply }: Apply & { me: { id: string; name: string; role: string } | undefined }) {
  const isLead = me !== undefined && me.role !== 'agent';
  const people = trpc.users.list.useQuery(undefined, { staleTime: 600_000, enabled: isLead }).data?.items;
  const choices = people ?? (me ? [me] : []);
  return (
    <Menu
      trigger={<Button size="sm">Owner…</Button>}
      label="Give to"
      items={[
        ...choices.map(({ id, name }) => ({ key: id, label: name, onSelect: () => onApply({ ownerId: id }, `given to ${name}`) })),
        { key: 'nobody', label: 'Nobody', onSelect: () => onApply({ ownerId: null }, 'given to nobody') },
      ]}
    />
  );
}
