import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { EditField, EditValue, EditValues, News } from './newer.ts';

type Props = {
  /** The server's words when it would not save. */
  words: string;
  news: News[];
  mine: EditValues;
  newer: EditValues;
  isBusy: boolean;
  onTake(): void;
  onSaveAnyway(): void;
  onClose(): void;
};

/** Somebody changed what one was editing: what, and the choice. Closed, the form stands as it was typed. */
export function ChangedDialog({ words, news, mine, newer, isBusy, onTake, onSaveAnyway, onClose }: Props) {
  return (
    <Dialog
      title="Changed while you were editing"
      note={words}
      onClose={onClose}
      footer={
        <>
          <Button className="mr-auto" onClick={onClose}>
            Go on editing
          </Button>
          <Button isBusy={isBusy} onClick={onSaveAnyway}>
            Save mine anyway
          </Button>
          <Button look="primary" onClick={onTake}>
            Take the newer values
          </Button>
        </>
      }
    >
      {news.length === 0 ? (
        <p className="text-list text-soft">Nothing that stands in this form differs. Saving writes over nothing.</p>
      ) : (
        <ul aria-label="What is new" className="divide-y text-list">
          {news.map(({ field, isMineToo }) => (
            <li key={field.name} className="py-2.5 first:pt-0 last:pb-0">
              <p className="font-medium">{field.label}</p>
              <Side name="Newer">{wordsOf(field, newer[field.name])}</Side>
              {isMineToo && <Side name="Yours">{wordsOf(field, mine[field.name])}</Side>}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function Side({ name, children }: { name: string; children: string }) {
  return (
    <p className="mt-0.5 flex gap-2">
      <span className="w-14 shrink-0 text-faint">{name}</span>
      <span className="wrap-anywhere line-clamp-4 min-w-0 flex-1 whitespace-pre-line">{children}</span>
    </p>
  );
}

function wordsOf({ options }: EditField, value: EditValue | undefined): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return options?.[value ?? ''] ?? (value || 'empty');
}
