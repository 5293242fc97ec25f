import { Download, FileUp, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useCommands } from '../lib/commands/use-commands.ts';
import { trpc } from '../lib/trpc.ts';
import { count } from '../lib/words/format.ts';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { ImportWizard } from './import/import-wizard.tsx';
import { BulkBar } from './list/bulk-bar.tsx';
import { ContactFilters } from './list/contact-filters.tsx';
import { ContactTable } from './list/contact-table.tsx';
import { QuickAdd } from './list/quick-add.tsx';
import { useExport } from './list/use-export.ts';
import { ContactPane } from './person/contact-pane.tsx';
import { useContactsPlace } from './use-contacts-place.ts';

const NOBODY_CHOSEN: ReadonlySet<string> = new Set();

/** Everybody who ever wrote, was written to, or was brought in. */
export function ContactsPage() {
  const place = useContactsPlace();
  const { filter, search, narrow } = place;
  const [selected, setSelected] = useState(NOBODY_CHOSEN);
  const [isAdding, setIsAdding] = useState(false);
  const found = trpc.contacts.count.useQuery(
    { filter: filter ?? {} },
    { enabled: filter !== null, placeholderData: (before: { total: number; isMore: boolean } | undefined) => before },
  ).data;
  const { exportNow, isExporting } = useExport();
  useCommands([
    { id: 'contacts.add', name: 'Add a contact', group: 'Contacts', keys: 'n', icon: UserPlus, run: () => setIsAdding(true) },
    { id: 'contacts.import', name: 'Import contacts', group: 'Contacts', icon: FileUp, run: () => narrow({ open: 'import' }) },
    {
      id: 'contacts.search',
      name: 'Search contacts',
      group: 'Contacts',
      keys: '/',
      isQuiet: true,
      run: () => document.getElementById('contacts-search')?.focus(),
    },
    ...(place.contactId
      ? [{ id: 'contacts.leave', name: 'Close the contact', group: 'Contacts', keys: 'Escape', isQuiet: true, run: () => place.open(null) }]
      : []),
  ]);

  return (
    <div className="flex h-full">
      <div className="min-w-0 flex-1">
        <Page
          title="Contacts"
          note={filter && found && <span data-found={found.total}>{`${count(found.total)}${found.isMore ? ' or more' : ''}`}</span>}
          actions={
            <>
              <Button isBusy={isExporting} disabled={filter === null} onClick={() => filter && exportNow(filter)}>
                <Download aria-hidden="true" className="size-3.5" /> Export
              </Button>
              <Button onClick={() => narrow({ open: 'import' })}>
                <FileUp aria-hidden="true" className="size-3.5" /> Import
              </Button>
              <Button look="primary" onClick={() => setIsAdding(true)}>
                <UserPlus aria-hidden="true" className="size-3.5" /> Add
              </Button>
            </>
          }
        >
          <div className="flex h-full flex-col">
            <ContactFilters place={place} />
            {selected.size > 0 && filter && <BulkBar selected={selected} filter={filter} onDone={() => setSelected(NOBODY_CHOSEN)} />}
            <div className="min-h-0 flex-1">
              <ContactTable place={place} selected={selected} onSelect={setSelected} />
            </div>
          </div>
        </Page>
      </div>
      {place.contactId && (
        <ContactPane
          key={place.contactId}
          contactId={place.contactId}
          tab={search.tab ?? 'about'}
          onTab={(tab) => narrow({ tab: tab === 'timeline' ? tab : undefined })}
          onClose={() => place.open(null)}
        />
      )}
      {search.open === 'import' && <ImportWizard onClose={() => narrow({ open: undefined })} />}
      {isAdding && (
        <QuickAdd
          onClose={() => setIsAdding(false)}
          onAdded={(contactId) => {
            setIsAdding(false);
            place.open(contactId);
          }}
        />
      )}
    </div>
  );
}
