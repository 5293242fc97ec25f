import type { Stage } from '../../shared/contact.ts';
import { trpc } from '../lib/trpc.ts';
import { useNarrow } from '../lib/use/use-narrow.ts';
import { STAGE_WORDS, STAGES } from '../lib/words/stage-words.ts';
import { Combobox } from '../ui/combobox.tsx';
import { Input, Select } from '../ui/field.tsx';
import { ListStates } from '../ui/list-states.tsx';
import { Page } from '../ui/page.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Board } from './board.tsx';
import { countWords, isStage, SIDES } from './pipeline-words.ts';
import { useBoardPlace } from './use-board.ts';

/** Every lead by its stage: the day's work of a team at a glance. */
export function PipelinePage() {
  const { search, side, query, narrow } = useBoardPlace();
  const isNarrow = useNarrow();
  const board = trpc.pipeline.board.useQuery(query, { placeholderData: (previous) => previous });
  const stage: Stage = isStage(search.stage) ? search.stage : 'new';
  return (
    <Page
      title="Pipeline"
      actions={
        <>
          <Segmented
            label="Side"
            options={SIDES}
            value={side}
            onChange={(next) => narrow({ side: next === 'buyers' ? undefined : next })}
          />
          <OwnerChoice value={search.owner ?? 'all'} onChange={(owner) => narrow({ owner: owner === 'all' ? undefined : owner })} />
          <Input
            aria-label="Search the pipeline"
            type="search"
            placeholder="Name or address"
            value={search.q ?? ''}
            onChange={(event) => narrow({ q: event.target.value || undefined })}
            isInline
            className="w-44"
          />
          {isNarrow && (
            <Select aria-label="Stage" value={stage} onChange={(event) => narrow({ stage: event.target.value as Stage })}>
              {STAGES.map((one) => {
                const totals = board.data?.columns.find((column) => column.stage === one);
                return (
                  <option key={one} value={one}>
                    {STAGE_WORDS[one]}
                    {totals && ` (${countWords(totals)})`}
                  </option>
                );
              })}
            </Select>
          )}
        </>
      }
    >
      <ListStates query={{ ...board, isPending: false }} loading={null}>
        <Board query={query} board={board.data} only={isNarrow ? stage : null} />
      </ListStates>
    </Page>
  );
}

function OwnerChoice({ value, onChange }: { value: string; onChange(owner: string): void }) {
  const me = trpc.users.me.useQuery().data;
  const people = trpc.users.list.useQuery(undefined, { staleTime: 600_000 }).data?.items ?? [];
  const others = people.filter(({ id }) => id !== me?.id).map(({ id, name }) => ({ value: id, label: name }));
  const options = [
    { value: 'all', label: 'Everybody’s' },
    { value: 'nobody', label: 'Nobody’s' },
    ...(me ? [{ value: me.id, label: 'Mine' }] : []),
    ...others,
  ];
  return <Combobox label="Owner" options={options} value={value} onChange={onChange} isInline />;
}
