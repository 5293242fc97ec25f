import { Download, FileUp, Grid2x2, House, List, Map as MapIcon, Plus } from 'lucide-react';
import { Suspense, useState } from 'react';
import { downloadText } from '../../lib/download.ts';
import { late, lateDialog } from '../../lib/late/late.tsx';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { useSettled } from '../../lib/use/use-time.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/list-states.tsx';
import { Page } from '../../ui/page.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { countFilters, filterOf } from '../properties-search.ts';
import { usePropertiesPlace } from '../use-properties-place.ts';
import { Filters } from './filters.tsx';
import { GridView } from './grid-view.tsx';
import { TableView } from './table-view.tsx';

const MapView = late(() => import('./map-view.tsx'), 'MapView');
const ImportDialog = lateDialog(() => import('../import/import-dialog.tsx'), 'ImportDialog');

const VIEWS = [
  { value: 'grid', label: 'Grid', icon: Grid2x2 },
  { value: 'table', label: 'Table', icon: List },
  { value: 'map', label: 'Map', icon: MapIcon },
] as const;

/** All listings, as pictures, as a table or on the map; the address says which. */
export function ListPage() {
  const { search, narrow, open, clear } = usePropertiesPlace();
  const [isImporting, setIsImporting] = useState(false);
  const exporting = trpc.properties.exportCsv.useMutation();
  const settled = useSettled(JSON.stringify(filterOf(search, Date.now())), 250);
  const filter: ReturnType<typeof filterOf> = reviveFilter(settled);
  const isNarrowed = Boolean(search.q) || countFilters(search) > 0;
  const save = async () => {
    try {
      const { csv, rows } = await exporting.mutateAsync(filter);
      downloadText('listings.csv', csv);
      void toast.success(`${rows} ${rows === 1 ? 'listing' : 'listings'} saved as listings.csv.`);
    } catch (error) {
      void toast.error(errorWords(error));
    }
  };
  const empty = isNarrowed ? (
    <Empty icon={House} title="Nothing matches" action={<Button onClick={clear}>Clear all filters</Button>}>
      Loosen the search or the filters.
    </Empty>
  ) : (
    <Empty
      icon={House}
      title="No listings yet"
      action={
        <Button look="primary" onClick={() => setIsImporting(true)}>
          Import a file
        </Button>
      }
    >
      The AI speaks only of listings that stand here, so the catalogue comes first.
    </Empty>
  );
  return (
    <>
      <Page
        title="Properties"
        actions={
          <>
            <Segmented
              label="View"
              options={VIEWS}
              value={search.view ?? 'grid'}
              onChange={(view) => narrow({ view: view === 'grid' ? undefined : view })}
            />
            <IconButton label="Export these listings as CSV" isBusy={exporting.isPending} onClick={() => void save()}>
              <Download aria-hidden="true" className="size-4" />
            </IconButton>
            <Button onClick={() => setIsImporting(true)}>
              <FileUp aria-hidden="true" className="size-4" /> Import
            </Button>
            <Button look="primary" onClick={() => open('new')}>
              <Plus aria-hidden="true" className="size-4" /> New listing
            </Button>
          </>
        }
      >
        <div className="flex h-full flex-col">
          <Filters />
          <div className="min-h-0 flex-1">
            {search.view === 'table' ? (
              <TableView filter={filter} empty={empty} />
            ) : search.view === 'map' ? (
              <Suspense fallback={<Skeleton className="h-full w-full" />}>
                <MapView filter={filter} empty={empty} />
              </Suspense>
            ) : (
              <GridView filter={filter} empty={empty} />
            )}
          </div>
        </div>
      </Page>
      {isImporting && (
        <Suspense fallback={null}>
          <ImportDialog onClose={() => setIsImporting(false)} />
        </Suspense>
      )}
    </>
  );
}

/** What was settled as text, so that the same filter is the same question. */
function reviveFilter(text: string): ReturnType<typeof filterOf> {
  return JSON.parse(text, (key, value) => (key === 'listedSince' ? new Date(value) : value));
}
