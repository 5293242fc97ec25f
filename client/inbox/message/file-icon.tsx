import { File, FileArchive, FileAudio, FileImage, FileSpreadsheet, FileText, FileVideo } from 'lucide-react';

const KINDS = [
  [/^image\//, FileImage],
  [/^video\//, FileVideo],
  [/^audio\//, FileAudio],
  [/pdf|word|rtf|text\/(plain|markdown)|opendocument\.text/, FileText],
  [/csv|excel|spreadsheet/, FileSpreadsheet],
  [/zip|compressed|tar|rar|7z/, FileArchive],
] as const;

/** What kind of file it says it is. */
export function FileIcon({ contentType }: { contentType: string }) {
  const [, Icon] = KINDS.find(([pattern]) => pattern.test(contentType)) ?? [null, File];
  return <Icon aria-hidden="true" className="size-4 shrink-0 text-faint" />;
}
