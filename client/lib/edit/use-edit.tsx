import { type ReactNode, useState } from 'react';
import { toast } from '../toast.ts';
import { ChangedDialog } from './changed-dialog.tsx';
import { type EditField, type EditValue, type EditValues, newsOf, typedOver, withNewer } from './newer.ts';

type Options<Thing> = {
  /** What is edited; what it becomes after the form was opened does not move under the writer's hands. */
  thing: Thing;
  valuesOf(thing: Thing): EditValues;
  fields: readonly EditField[];
  isBusy: boolean;
  /** @param newer what is saved over, now that the writer has seen it */
  onSaveAnyway(newer: Thing): void;
};

type Edit<Thing> = {
  /** What the form is based on: as it was opened, or as the writer took it over since. */
  base: Thing;
  values: EditValues;
  setValue(name: string, value: EditValue): void;
  isChanged: boolean;
  /** The values as they are to be saved over a version: where nothing was typed, that version's own. */
  valuesOver(version: Thing): EditValues;
  /** Whether one was asked already; then nothing counts as unchanged by itself any more. */
  wasAsked: boolean;
  /** The server would not save: others have changed it meanwhile. @param words the server's */
  showNewer(newer: Thing, words: string): void;
  /** The question what to do then, to be put into the form. */
  dialog: ReactNode;
};

/** The values of a form that others may be changing too: nothing of theirs is written over unseen, nothing typed is lost. */
export function useEdit<Thing>({ thing, valuesOf, fields, isBusy, onSaveAnyway }: Options<Thing>): Edit<Thing> {
  const [{ base, before }, setBase] = useState(() => ({ base: thing, before: valuesOf(thing) }));
  const [values, setValues] = useState(before);
  const [typed, setTyped] = useState<ReadonlySet<string>>(new Set());
  const [wasAsked, setWasAsked] = useState(false);
  const [newer, setNewer] = useState<{ thing: Thing; values: EditValues; words: string } | null>(null);
  const take = (found: { thing: Thing; values: EditValues }) => {
    setValues(withNewer({ before, mine: values, newer: found.values }));
    setBase({ base: found.thing, before: found.values });
    setNewer(null);
    void toast.undo('The newer values stand in the form.', () => {
      setValues(values);
      setBase({ base, before });
    });
  };
  return {
    base,
    values,
    setValue: (name, value) => {
      setTyped((names) => new Set([...names, name]));
      setValues((now) => ({ ...now, [name]: value }));
    },
    valuesOver: (version) => typedOver({ mine: values, newer: valuesOf(version), typed }),
    wasAsked,
    isChanged: Object.keys(values).some((name) => values[name] !== before[name]),
    showNewer: (found, words) => {
      setWasAsked(true);
      setNewer({ thing: found, values: valuesOf(found), words });
    },
    dialog: newer && (
      <ChangedDialog
        words={newer.words}
        news={newsOf(fields, { before, mine: values, newer: newer.values, typed })}
        mine={values}
        newer={newer.values}
        isBusy={isBusy}
        onTake={() => take(newer)}
        onSaveAnyway={() => {
          setNewer(null);
          onSaveAnyway(newer.thing);
        }}
        onClose={() => setNewer(null)}
      />
    ),
  };
}
