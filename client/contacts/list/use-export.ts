import { useState } from 'react';
import type { ContactFilter } from '../../../shared/audience.ts';
import { downloadText } from '../../lib/download.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { plural } from '../../lib/words/format.ts';

/** Hands the contacts of a filter over as a file. */
export function useExport() {
  const utils = trpc.useUtils();
  const [isExporting, setIsExporting] = useState(false);
  const exportNow = async (filter: ContactFilter) => {
    setIsExporting(true);
    try {
      const { csv, rows } = await utils.contacts.exportCsv.fetch({ filter }, { staleTime: 0 });
      downloadText('contacts.csv', csv);
      toast.success(`${plural(rows, 'contact is', 'contacts are')} in the file.`);
    } catch (error) {
      toast.error(errorWords(error));
    } finally {
      setIsExporting(false);
    }
  };
  return { exportNow, isExporting };
}
