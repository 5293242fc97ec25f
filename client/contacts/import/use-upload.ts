import { useState } from 'react';
import { cutText, PART_SIZE } from '../../../shared/import.ts';
import { readTable } from '../../lib/table-file/read-table.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';

type Upload = { fileName: string; sent: number; total: number };

/** Sends a file in pieces and asks what its columns hold. A piece that fails is sent once more. */
export function useUpload(onRead: (importId: string) => void) {
  const [upload, setUpload] = useState<Upload | null>(null);
  const [error, setError] = useState<string | null>(null);
  const client = trpc.useUtils().client.contacts;

  const send = async (file: File) => {
    setError(null);
    try {
      setUpload({ fileName: file.name, sent: 0, total: 1 });
      const pieces = cutText(await readTable(file), PART_SIZE);
      const { id: importId } = await client.startImport.mutate({ fileName: file.name.slice(0, 200) });
      for (const [part, text] of pieces.entries()) {
        const append = () => client.appendImport.mutate({ importId, part, text });
        await append().catch(append);
        setUpload({ fileName: file.name, sent: part + 1, total: pieces.length });
      }
      await client.readImport.mutate({ importId, parts: Math.max(1, pieces.length) });
      onRead(importId);
    } catch (fault) {
      setError(errorWords(fault));
    } finally {
      setUpload(null);
    }
  };
  return { upload, error, send };
}
