import { Download } from 'lucide-react';
import { useState } from 'react';
import { fileSize, inWords } from '../../lib/words/format.ts';
import { Dialog } from '../../ui/dialog.tsx';
import type { MessageView } from '../thread/thread-view.ts';
import { FileIcon } from './file-icon.tsx';

const PICTURE = /^image\/(png|jpe?g|gif|webp)$/i;
type Shown = { name: string; url: string };

/** The files of a mail: pictures to look at, everything else to save. Pictures that stand in its HTML are not told twice. */
export function Attachments({ message }: { message: MessageView }) {
  const [shown, setShown] = useState<Shown | null>(null);
  const files = message.attachments.map((file, at) => {
    const url = `/attachments/${message.id}/${at}`;
    return {
      ...file,
      url,
      name: file.fileName || inWords(file.contentType.split('/')[1] ?? 'file'),
      isInText: message.html?.includes(url) ?? false,
    };
  });
  const listed = files.filter(({ isInText }) => !isInText);
  if (listed.length === 0) return null;
  return (
    <>
      <ul aria-label="Attachments" className="mt-3 flex flex-wrap gap-1.5">
        {listed.map(({ url, name, contentType, size }) => (
          <li key={url} className="flex min-w-0 max-w-full items-stretch overflow-hidden rounded-md border bg-paper text-xs">
            {PICTURE.test(contentType) && (
              <button type="button" onClick={() => setShown({ name, url })} aria-label={`Look at ${name}`} className="shrink-0 border-r">
                <img src={url} alt="" loading="lazy" className="h-11 w-14 object-cover" />
              </button>
            )}
            <a href={url} download={name} className="flex min-w-0 items-center gap-2 px-2 py-1.5 hover:bg-hover">
              {!PICTURE.test(contentType) && <FileIcon contentType={contentType} />}
              <span className="min-w-0">
                <span className="block truncate font-medium">{name}</span>
                <span className="block text-faint tabular-nums">{fileSize(size)}</span>
              </span>
              <Download aria-hidden="true" className="size-3.5 shrink-0 text-faint" />
              <span className="sr-only">Download</span>
            </a>
          </li>
        ))}
      </ul>
      {shown && (
        <Dialog title={shown.name} size="lg" onClose={() => setShown(null)}>
          <img src={shown.url} alt={shown.name} className="mx-auto max-h-[70vh] max-w-full rounded" />
        </Dialog>
      )}
    </>
  );
}
