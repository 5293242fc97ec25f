import { useEffect, useState } from 'react';
import { phoneSchema } from '../../../shared/phone.ts';
import type { Settings } from '../../../shared/settings.ts';
import { domainsSchema, websiteSchema } from '../../../shared/web-address.ts';
import { toast } from '../../lib/toast.ts';
import { type Inputs, trpc } from '../../lib/trpc.ts';
import { goToFault } from '../../lib/use/use-refusal.ts';
import { errorWords, faultAt, issuesOf } from '../../lib/words/error-words.ts';

type SectionName = 'brokerage' | 'voice' | 'ai' | 'calls' | 'followUps' | 'sending';
type Edits = { [Name in SectionName]?: Partial<Settings[Name]> };
export type SettingsForm = ReturnType<typeof useSettingsForm>;

/**
 * Settings while they are being changed: only what was touched is kept and sent, so that what a colleague changes
 * meanwhile is neither lost nor overwritten. What was saved can be taken back.
 */
export function useSettingsForm(settings: Settings) {
  const utils = trpc.useUtils();
  const [edits, setEdits] = useState<Edits>({});
  const update = trpc.settings.update.useMutation({
    onSuccess: (saved) => utils.settings.get.setData(undefined, saved),
    // What is wrong with a field stands at the field.
    onError: (error) => void (issuesOf(error).length === 0 && toast.error(errorWords(error))),
  });
  const changes = changesOf(edits, settings);
  useEffect(() => {
    if (update.error) goToFault(document.querySelector('main'));
  }, [update.error]);

  /** @returns whether everything is saved now */
  const save = async (): Promise<boolean> => {
    if (changes.length === 0) return true;
    const before = pick(changes, settings);
    const wanted = Object.fromEntries(changes.map(([section, fields]) => [section, fields]));
    return update.mutateAsync(wanted as Inputs['settings']['update']).then(
      (saved) => {
        setEdits({});
        void toast.undo(savedWords(wanted as Edits, { before: settings, saved }), () =>
          update.mutate(before as Inputs['settings']['update']),
        );
        return true;
      },
      // Told by `onError`.
      () => false,
    );
  };
  return {
    settings,
    isDirty: changes.length > 0,
    isBusy: update.isPending,
    /** A section as it stands on the screen. */
    values: <Name extends SectionName>(section: Name): Settings[Name] => ({ ...settings[section], ...edits[section] }),
    set: <Name extends SectionName>(section: Name, change: Partial<Settings[Name]>) => {
      if (update.isError) update.reset();
      setEdits((old) => ({ ...old, [section]: { ...old[section], ...change } }));
    },
    errorOf: (section: SectionName, field: string) =>
      faultAt(update.error, `${section}.${field}`) ??
      (section === 'brokerage' && edits.brokerage?.[field as keyof Settings['brokerage']] === undefined
        ? storedFault(field, settings)
        : undefined),
    hasErrors: issuesOf(update.error).length > 0,
    discard: () => {
      update.reset();
      setEdits({});
    },
    save,
  };
}

/** An earlier version took anything for an address or a number: what is stored and is none is marked before anybody touches it. */
function storedFault(field: string, { brokerage }: Settings): string | undefined {
  if (field === 'phone') return phoneSchema.safeParse(brokerage.phone).error?.issues[0]?.message;
  if (field === 'website') return websiteSchema.safeParse(brokerage.website).error?.issues[0]?.message;
  if (field === 'linkDomains') return domainsSchema.safeParse(brokerage.linkDomains).error?.issues[0]?.message;
  return undefined;
}

type Changes = [section: SectionName, fields: Record<string, unknown>][];

/** What differs from what is saved: typing something and taking it back is no change. */
function changesOf(edits: Edits, settings: Settings): Changes {
  return (Object.entries(edits) as [SectionName, Record<string, unknown>][]).flatMap(([section, fields]): Changes => {
    const saved = settings[section] as Record<string, unknown>;
    const changed = Object.entries(fields).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(saved[field]));
    return changed.length > 0 ? [[section, Object.fromEntries(changed)]] : [];
  });
}

/** Says it too when other words followed a new name of the brokerage. */
function savedWords(wanted: Edits, { before, saved }: { before: Settings; saved: Settings }): string {
  const isOther = (section: 'voice' | 'brokerage', field: string) =>
    !(field in (wanted[section] ?? {})) &&
    (saved[section] as Record<string, unknown>)[field] !== (before[section] as Record<string, unknown>)[field];
  const followed = wanted.brokerage?.name === undefined ? [] : FOLLOWING.filter(({ section, field }) => isOther(section, field));
  if (followed.length === 0) return 'Saved.';
  const names = new Intl.ListFormat('en').format(followed.map(({ name }) => name));
  return `Saved. ${names.charAt(0).toUpperCase()}${names.slice(1)} now ${followed.length === 1 ? 'says' : 'say'} “${saved.brokerage.name}” too.`;
}

const FOLLOWING = [
  { section: 'voice', field: 'signature', name: 'the signature (under Voice)' },
  { section: 'voice', field: 'disclosure', name: 'the line that discloses the AI' },
  { section: 'brokerage', field: 'postalAddress', name: 'the postal address' },
] as const;

function pick(changes: Changes, settings: Settings): Edits {
  return Object.fromEntries(
    changes.map(([section, fields]) => {
      const saved = settings[section] as Record<string, unknown>;
      return [section, Object.fromEntries(Object.keys(fields).map((field) => [field, saved[field]]))];
    }),
  );
}
