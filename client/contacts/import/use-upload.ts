import { useState } from 'react';
import { cutText, PART_SIZE } from '../../../shared/import.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { decodeFile } from './decode-file.ts';
import { whyNoTable } from './why-no-table.ts';

type Upload = { fileName: string; sent: number; total: number };
const MOST_BYTES = 100 * 1024 * 1024;

/** Sends a file in pieces and asks what its columns hold. A piece that fails is sent once more. */
export function useUpload(onRead: (importId: string) => void) {
  const [upload, setUpload] = useState<Upload | null>(null);
  const [error, setError] = useState<string | null>(null);
  const client = trpc.useUtils().client.contacts;

  const send = async (file: File) => {
    setError(null);
    try {
      if (file.size > MOST_BYTES) throw new Error('This file is larger than 100 MB. Cut it into several.');
      if (/\.(xlsx?|numbers|ods)$/i.test(file.name))
        throw new Error('This is a spreadsheet. Save it as CSV first, then drop that file here.');
      setUpload({ fileName: file.name, sent: 0, total: 1 });
      const whole = decodeFile(new Uint8Array(await file.arrayBuffer()));
      const fault = whyNoTable(whole);
      if (fault) throw new Error(fault);
      const pieces = cutText(whole, PART_SIZE);
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
