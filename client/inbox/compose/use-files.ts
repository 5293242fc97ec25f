import { useState } from 'react';
import { toast } from '../../lib/toast.ts';
import { type AttachedFile, changeDraft, readDraft } from './drafts.ts';

/** As the server has it: one file, and all of one mail. */
const MOST_BYTES = 10 * 1024 * 1024;
const MOST_TOGETHER = 20 * 1024 * 1024;

/** Puts files beside a reply. Each goes to the server at once, so that sending waits for nothing. */
export function useFiles(threadId: string) {
  const [sending, setSending] = useState<string[]>([]);
  const attach = async (files: File[]) => {
    for (const file of files) {
      const together = readDraft('reply', threadId).files.reduce((sum, { size }) => sum + size, file.size);
      if (file.size > MOST_BYTES || together > MOST_TOGETHER) {
        void toast.error(`${file.name} is too large: a file may hold 10 MB, all files of a mail 20 MB.`);
        continue;
      }
      setSending((names) => [...names, file.name]);
      try {
        const kept = await upload(file);
        changeDraft('reply', threadId, { files: [...readDraft('reply', threadId).files, kept] });
      } catch (error) {
        void toast.error(`${file.name} could not be attached: ${error instanceof Error ? error.message : 'try again'}`);
      } finally {
        setSending((names) => names.filter((name) => name !== file.name));
      }
    }
  };
  const detach = (id: string) =>
    changeDraft('reply', threadId, { files: readDraft('reply', threadId).files.filter((file) => file.id !== id) });
  return { sending, attach, detach };
}

async function upload(file: File): Promise<AttachedFile> {
  const answer = await fetch(`/attachments?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'content-type': file.type || 'application/octet-stream' },
    body: file,
    credentials: 'same-origin',
  });
  const said = (await answer.json().catch(() => null)) as (AttachedFile & { error?: { message: string } }) | null;
  if (!answer.ok || !said?.id) throw new Error(said?.error?.message ?? 'the server did not take it.');
  return said;
}
