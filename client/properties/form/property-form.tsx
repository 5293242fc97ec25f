import { type FormEvent, useRef, useState } from 'react';
import type { ListingFields } from '../../../shared/listing.ts';
import type { Property } from '../../../shared/property.ts';
import { useEdit } from '../../lib/edit/use-edit.tsx';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorCode, errorWords, issuesOf } from '../../lib/words/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { ListStates } from '../../ui/list-states.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { streetOf } from '../property-words.ts';
import { usePropertiesPlace } from '../use-properties-place.ts';
import { checkForm, firstFault } from './check-form.ts';
import { FORM_FIELDS, FORM_GROUPS, valuesOf } from './form-fields.ts';
import { FormInput } from './form-input.tsx';

/** A new listing begins as a draft that may be suggested once it is complete. */
const NEW: Partial<ListingFields> = {
  standardStatus: 'Incomplete',
  propertyType: 'Residential',
  livingAreaUnits: 'SquareFeet',
  lotSizeUnits: 'SquareFeet',
  internetEntireListingDisplayYN: true,
  internetAddressDisplayYN: true,
};

/** Writes a listing: a new one, or what stands of one already. */
export function PropertyForm({ listingKey }: { listingKey: string | null }) {
  const query = trpc.properties.byKey.useQuery(
    { listingKey: listingKey ?? '' },
    { enabled: listingKey !== null, refetchOnWindowFocus: false },
  );
  if (listingKey === null) return <Form listingKey={null} title="New listing" listing={NEW} />;
  return (
    <ListStates query={query} loading={<SkeletonRows />}>
      {query.data && <Form listingKey={listingKey} title={`Edit ${streetOf(query.data)}`} listing={query.data} />}
    </ListStates>
  );
}

type Editable = Partial<ListingFields> & Pick<Partial<Property>, 'updatedAt'>;
type Props = { listingKey: string | null; title: string; listing: Editable };

function Form({ listingKey, title, listing }: Props) {
  const { open } = usePropertiesPlace();
  const utils = trpc.useUtils();
  const create = trpc.properties.create.useMutation();
  const update = trpc.properties.update.useMutation();
  const { base, values, setValue, valuesOver, isChanged, showNewer, dialog } = useEdit<Editable>({
    thing: listing,
    valuesOf,
    fields: FORM_FIELDS,
    isBusy: update.isPending,
    onSaveAnyway: (newer) => void save(newer),
  });
  const [faults, setFaults] = useState<Record<string, string>>({});
  const form = useRef<HTMLFormElement>(null);
  const isSaved = useRef(false);
  const isDirty = () => !isSaved.current && isChanged;
  const isBusy = create.isPending || update.isPending;

  /** Saves over the listing as it was opened, or as it was shown since. */
  const save = async (version = base) => {
    const checked = checkForm(valuesOver(version), listingKey === null ? null : valuesOf(version));
    mark(checked.faults);
    if (Object.keys(checked.faults).length > 0) return;
    try {
      const saved =
        listingKey === null
          ? await create.mutateAsync(checked.change)
          : await update.mutateAsync({ listingKey, change: checked.change, basedOn: version.updatedAt });
      isSaved.current = true;
      await utils.properties.invalidate();
      void toast.success(listingKey === null ? 'The listing is in the catalogue.' : 'Saved.');
      open(saved.listingKey);
    } catch (error) {
      if (listingKey !== null && errorCode(error) === 'CONFLICT') return tellNewer(listingKey, error);
      const issues = issuesOf(error).map(({ path, message }) => [path.replace(/^change\./, '').replace(/\..*$/, ''), message]);
      const refused: Record<string, string> = Object.fromEntries(issues);
      if (firstFault(refused)) mark(refused);
      else void toast.error(errorWords(error));
    }
  };
  const tellNewer = async (key: string, refusal: unknown) => {
    try {
      showNewer(await utils.properties.byKey.fetch({ listingKey: key }, { staleTime: 0 }), errorWords(refusal));
    } catch (error) {
      void toast.error(errorWords(error));
    }
  };
  /** Says what is wrong at each field, and goes to the first. */
  const mark = (found: Record<string, string>) => {
    setFaults(found);
    form.current?.querySelector<HTMLElement>(`[name="${firstFault(found)}"]`)?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <form ref={form} noValidate onSubmit={submit} className="h-full">
      <Page
        title={title}
        actions={
          <>
            <Button onClick={() => open(listingKey ?? undefined)}>Cancel</Button>
            <Button look="primary" type="submit" isBusy={isBusy}>
              {listingKey === null ? 'Add the listing' : 'Save'}
            </Button>
          </>
        }
      >
        <div className="mx-auto max-w-3xl space-y-8 px-4 py-6 md:px-6">
          {Object.keys(faults).length > 0 && (
            <p role="alert" className="rounded-md bg-rust-wash px-3 py-2 text-list text-rust">
              Not saved: see the marked {Object.keys(faults).length === 1 ? 'field' : 'fields'}.
            </p>
          )}
          {FORM_GROUPS.map((group) => (
            <Section key={group.title} title={group.title}>
              <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
                {group.fields.map((field) => (
                  <div key={field.name} className={field.isWide ? 'sm:col-span-2' : ''}>
                    <FormInput
                      field={field}
                      value={values[field.name] ?? ''}
                      fault={faults[field.name]}
                      onChange={(value) => setValue(field.name, value)}
                    />
                  </div>
                ))}
              </div>
            </Section>
          ))}
        </div>
      </Page>
      <LeaveGuard isDirty={isDirty} />
      {dialog}
    </form>
  );
}
