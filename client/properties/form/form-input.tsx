import { Checkbox } from '../../ui/checkbox.tsx';
import { Field, Input, Select, Textarea } from '../../ui/field.tsx';
import type { FormField, FormValue } from './form-fields.ts';

type Props = { field: FormField; value: FormValue; fault: string | undefined; onChange(value: FormValue): void };

/** One field of the form, in the control that fits it. */
export function FormInput({ field, value, fault, onChange }: Props) {
  const { name, label, type, options, help } = field;
  if (typeof value === 'boolean') return <Checkbox label={label} help={help} checked={value} onChange={onChange} />;
  const shared = {
    name,
    value,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <Field label={label} help={help} error={fault}>
      {type === 'choice' ? (
        <Select {...shared} className="h-9 w-full">
          {Object.entries(options ?? {}).map(([key, words]) => (
            <option key={key} value={key}>
              {words}
            </option>
          ))}
        </Select>
      ) : type === 'prose' || type === 'links' ? (
        <Textarea {...shared} rows={type === 'links' ? 3 : 5} />
      ) : (
        <Input {...shared} inputMode={type === 'number' ? 'decimal' : undefined} />
      )}
    </Field>
  );
}
