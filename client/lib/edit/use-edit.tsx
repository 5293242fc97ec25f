import { type ReactNode, useState } from 'react';
import { toast } from '../toast.ts';
import { ChangedDialog } from './changed-dialog.tsx';
import { type EditField, type EditValue, type EditValues, newsOf, withNewer } from './newer.ts';

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
  /** What the form is based on: as it was opened, or as the writer took it over since. Its values are `before`. */
  base: Thing;
  before: EditValues;
  values: EditValues;
  setValue(name: string, value: EditValue): void;
  isChanged: boolean;
  /** The server would not save: others have changed it meanwhile. @param words the server's */
  showNewer(newer: Thing, words: string): void;
  /** The question what to do then, to be put into the form. */
  dialog: ReactNode;
};

/** The values of a form that others may be changing too: nothing of theirs is written over unseen, nothing typed is lost. */
export function useEdit<Thing>({ thing, valuesOf, fields, isBusy, onSaveAnyway }: Options<Thing>): Edit<Thing> {
  const [{ base, before }, setBase] = useState(() => ({ base: thing, before: valuesOf(thing) }));
  const [values, setValues] = useState(before);
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
    before,
    values,
    setValue: (name, value) => setValues((now) => ({ ...now, [name]: value })),
    isChanged: Object.keys(values).some((name) => values[name] !== before[name]),
    showNewer: (found, words) => setNewer({ thing: found, values: valuesOf(found), words }),
    dialog: newer && (
      <ChangedDialog
        words={newer.words}
        news={newsOf(fields, { before, mine: values, newer: newer.values })}
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
