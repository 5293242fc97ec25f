import { Sparkles, Undo2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { toast } from '../../lib/toast.ts';
import { type Outputs, trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Input } from '../../ui/field.tsx';
import { Menu } from '../../ui/menu.tsx';

export type Written = { text: string; listingKeys: string[] };
type Props = { threadId: string; written: Written; onWritten(written: Written): void };

export const WISHES = ['Shorter', 'Warmer', 'In Spanish', 'In English', 'In French'];

/** The AI writes for a person: a whole draft, or what stands there anew. What stood there can be put back. */
export function useAiHelp({ threadId, written, onWritten }: Props) {
  const [before, setBefore] = useState<Written | null>(null);
  const [isWishing, setIsWishing] = useState(false);
  const draft = trpc.ai.draft.useMutation({ onError: (error) => void toast.error(errorWords(error)) });
  const ask = (instruction?: string) => {
    const text = written.text.trim();
    const asked = { threadId, ...(instruction && { instruction }), ...(instruction && text && { text }) };
    draft.mutate(asked, {
      onSuccess: (made) => {
        setBefore(written);
        setIsWishing(false);
        onWritten({ text: made.text, listingKeys: made.listingKeys });
      },
    });
  };
  const putBack = () => {
    if (before) onWritten(before);
    setBefore(null);
    draft.reset();
  };
  const forget = () => {
    setBefore(null);
    draft.reset();
  };
  return {
    ask,
    forget,
    button: <AiMenu isBusy={draft.isPending} hasText={written.text.trim() !== ''} onAsk={ask} onWish={() => setIsWishing(true)} />,
    wish: isWishing && <WishLine isBusy={draft.isPending} onAsk={ask} onCancel={() => setIsWishing(false)} />,
    note: before && draft.data && <Note draft={draft.data} isSame={draft.data.text.trim() === before.text.trim()} onPutBack={putBack} />,
  };
}

type MenuProps = { isBusy: boolean; hasText: boolean; onAsk(instruction?: string): void; onWish(): void };

function AiMenu({ isBusy, hasText, onAsk, onWish }: MenuProps) {
  return (
    <Menu
      label="Let the AI write; you send"
      items={[
        { key: 'draft', label: 'Draft for me', onSelect: () => onAsk() },
        ...WISHES.map((wish) => ({
          key: wish,
          label: wish,
          hint: hasText ? undefined : 'A new draft',
          onSelect: () => onAsk(wish),
        })),
        { key: 'wish', label: 'Tell it what to write…', onSelect: onWish },
      ]}
      trigger={
        <Button size="sm" look="ghost" isBusy={isBusy} className="text-pine">
          <Sparkles aria-hidden="true" className="size-3.5" /> {isBusy ? 'Writing…' : 'AI help'}
        </Button>
      }
    />
  );
}

function WishLine({ isBusy, onAsk, onCancel }: { isBusy: boolean; onAsk(instruction: string): void; onCancel(): void }) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wish = String(new FormData(event.currentTarget).get('wish') ?? '').trim();
    if (wish) onAsk(wish);
  };
  return (
    <form onSubmit={submit} className="flex items-center gap-1.5 border-t px-2 py-2">
      <Input
        isInline
        autoFocus
        name="wish"
        maxLength={1000}
        aria-label="What the AI should write"
        placeholder="e.g. thank her for the photos and ask when she wants to move"
        className="min-w-0 flex-1"
        onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      />
      <Button type="submit" size="sm" isBusy={isBusy}>
        Write
      </Button>
      <Button size="sm" look="ghost" onClick={onCancel}>
        Cancel
      </Button>
    </form>
  );
}

/** A person decides, and reads first what the gates object to. */
function Note({ draft, isSame, onPutBack }: { draft: Outputs['ai']['draft']; isSame: boolean; onPutBack(): void }) {
  const failed = draft.guard.filter(({ passed }) => !passed);
  return (
    <div role="status" className="flex items-start gap-2 border-t px-3.5 py-2 text-xs">
      <div className="min-w-0 flex-1">
        {failed.length === 0 ? (
          <p className="text-pine">
            {isSame ? 'The AI came back with the same words.' : 'Written by the AI and checked. Read it, then send it as yours.'}
          </p>
        ) : (
          <>
            <p className="font-medium text-rust">Check this before you send it:</p>
            {failed.map(({ gate, detail }) => (
              <p key={gate} className="break-words text-rust">
                {detail}
              </p>
            ))}
          </>
        )}
      </div>
      <Button size="sm" look="ghost" onClick={onPutBack}>
        <Undo2 aria-hidden="true" className="size-3.5" /> Put mine back
      </Button>
    </div>
  );
}
