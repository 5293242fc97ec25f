import { useEffect, useRef, useState } from 'react';
import type { Campaign, UpdateCampaign } from '../../../shared/campaign.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords, faultAt, issuesOf } from '../../lib/words/error-words.ts';

type Change = Omit<UpdateCampaign, 'campaignId'>;
export type SaveState = 'saved' | 'waiting' | 'saving' | { failed: string; error: unknown };

/** Long enough that a word is not saved letter by letter, short enough that nobody waits for it. */
const REST_MS = 500;
const NEEDS_NAME = 'A campaign needs a name.';

/**
 * A campaign being written: what is typed stands at once and is saved by itself a moment later. `flush` saves what is
 * still unsaved and waits: before anything that reads the campaign on the server.
 */
export function useDraft(campaign: Campaign) {
  const [draft, setDraft] = useState(campaign);
  const [save, setSave] = useState<SaveState>('saved');
  const unsaved = useRef<Change>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean> | null>(null);
  /** The field the last save was refused for: for whoever waited for it, before the screen knows. */
  const refused = useRef<string | null>(null);
  const utils = trpc.useUtils();
  const update = trpc.campaigns.update.useMutation();

  const fail = (error: unknown, path: string | null) => {
    refused.current = path;
    setSave({ failed: error === null ? NEEDS_NAME : errorWords(error), error });
    return false;
  };
  /** Says what is left unsaved: nothing, what was typed meanwhile, or a name that is still to come. */
  const settle = (): boolean => {
    if (isBlank(unsaved.current.name)) return fail(null, 'name');
    setSave(Object.keys(unsaved.current).length > 0 ? 'waiting' : 'saved');
    return true;
  };
  /** @returns whether everything is saved */
  const flush = async (): Promise<boolean> => {
    clearTimeout(timer.current);
    // One at a time: a later save must not be overtaken by an earlier one. Of several that wait the first goes on, and the others wait for it.
    while (running.current) await running.current;
    const { name, ...rest } = unsaved.current;
    // Who writes another name takes the old one out first: it stays until there is another, and the rest does not wait for that.
    const change = name === undefined || isBlank(name) ? rest : { ...rest, name };
    unsaved.current = isBlank(name) ? { name } : {};
    if (Object.keys(change).length === 0) return settle();
    setSave('saving');
    running.current = update
      .mutateAsync({ campaignId: campaign.id, ...change })
      .then(async () => {
        const isSaved = settle();
        await Promise.all([utils.campaigns.preview.invalidate(), utils.campaigns.lint.invalidate()]);
        return isSaved;
      })
      .catch((error) => {
        // What was typed since wins over what could not be saved; both are tried again with the next change.
        unsaved.current = { ...change, ...unsaved.current };
        return fail(error, issuesOf(error)[0]?.path ?? null);
      })
      .finally(() => {
        running.current = null;
      });
    return running.current;
  };

  const change = (part: Change) => {
    setDraft((before) => ({ ...before, ...(part as Partial<Campaign>) }));
    unsaved.current = { ...unsaved.current, ...part };
    setSave('waiting');
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, REST_MS);
  };

  const latest = useRef(flush);
  latest.current = flush;
  useEffect(() => () => void latest.current(), []);
  useWarning(save !== 'saved');
  const errorOf = (path: string) => {
    if (typeof save !== 'object') return undefined;
    return path === 'name' && isBlank(draft.name) ? NEEDS_NAME : faultAt(save.error, path);
  };
  return { draft, change, flush, save, refused, errorOf };
}
const isBlank = (name: string | undefined) => name?.trim() === '';
export type Draft = ReturnType<typeof useDraft>;

/** Closing the window with unsaved words asks first. */
function useWarning(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
}
