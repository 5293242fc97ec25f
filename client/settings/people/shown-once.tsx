import { copyText } from '../../lib/copy-text.ts';
import { Button } from '../../ui/button.tsx';

/** A secret that cannot be shown again: copy it, then it is gone. */
export function ShownOnce({ words, secret, onDone }: { words: string; secret: string; onDone(): void }) {
  return (
    <div role="status" className="space-y-2 border-t bg-amber-wash px-4 py-3 text-list">
      <p className="text-amber">{words}</p>
      <code className="block select-all break-all rounded bg-raised px-2 py-1.5">{secret}</code>
      <div className="flex gap-2">
        <Button size="sm" onClick={() => void copyText(secret)}>
          Copy
        </Button>
        <Button size="sm" look="ghost" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  );
}
