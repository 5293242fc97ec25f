import { Braces, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field, Input, Textarea } from '../../ui/field.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Switch } from '../../ui/switch.tsx';

type Props = {
  subject: string;
  body: string;
  errorOf(field: string): string | undefined;
  onChange(change: { subject?: string; body?: string }): void;
  /** The first mail alone may try two subjects. */
  test?: { subjectB: string | null; onChange(subjectB: string | null): void };
  /** A later mail waits, and may be taken out. */
  wait?: { hours: number; onChange(hours: number): void; onRemove(): void };
};

/** What Liquid may fill in, each with what it is for. A field somebody lacks keeps the mail from them, unless it has a default. */
const FIELDS = [
  ['{{ firstName }}', 'First name', 'Who has none is skipped, with the reason'],
  ['{{ firstName | default: "there" }}', 'First name, or “there”', 'Nobody is skipped'],
  ['{{ lastName }}', 'Last name', ''],
  ['{{ fullName }}', 'Full name', ''],
  ['{{ brokerage }}', 'The brokerage', ''],
  ['{{ phone }}', 'Our phone number', ''],
  ['{{ website }}', 'Our website', ''],
  ['{{ listings }}', 'The listings, here', 'Otherwise they stand at the end'],
] as const;

export function MailFields({ subject, body, errorOf, onChange, test, wait }: Props) {
  const text = useRef<HTMLTextAreaElement>(null);
  const insert = (field: string) => {
    const box = text.current;
    const from = box?.selectionStart ?? body.length;
    const to = box?.selectionEnd ?? from;
    onChange({ body: body.slice(0, from) + field + body.slice(to) });
    requestAnimationFrame(() => {
      box?.focus();
      box?.setSelectionRange(from + field.length, from + field.length);
    });
  };
  return (
    <>
      {wait && (
        <div className="flex flex-wrap items-end gap-3">
          <Field
            label="Wait, in hours, after the mail before it"
            help="It goes to nobody who answered, booked a call, opted out or bounced meanwhile."
            error={errorOf('waitHours')}
          >
            <Input
              type="number"
              min={1}
              max={2160}
              className="max-w-32"
              value={wait.hours}
              onChange={({ target }) => wait.onChange(Math.min(2160, Math.max(1, Math.round(Number(target.value)))))}
            />
          </Field>
          <Button look="danger" className="mb-6 ml-auto" onClick={wait.onRemove}>
            <Trash2 aria-hidden="true" className="size-3.5" /> Take this mail out
          </Button>
        </div>
      )}
      <Field label={test?.subjectB == null ? 'Subject' : 'Subject A'} error={errorOf('subject')}>
        <Input
          value={subject}
          maxLength={300}
          placeholder="Three new homes by the water"
          onChange={({ target }) => onChange({ subject: target.value })}
        />
      </Field>
      {test && (
        <>
          <Switch
            label="Try a second subject"
            help="Half of the readers get each. The report shows which was answered more, and whether that means anything."
            isOn={test.subjectB !== null}
            onChange={(isOn) => test.onChange(isOn ? '' : null)}
          />
          {test.subjectB !== null && (
            <Field label="Subject B" error={errorOf('subjectB')}>
              <Input value={test.subjectB} maxLength={300} onChange={({ target }) => test.onChange(target.value)} />
            </Field>
          )}
        </>
      )}
      <div>
        <Field
          label="Text"
          help="A blank line begins a paragraph. “Label: https://…” alone in a line is a button, “![what it shows](https://…)” a picture."
          error={errorOf('body')}
        >
          <Textarea ref={text} rows={16} value={body} onChange={({ target }) => onChange({ body: target.value })} />
        </Field>
        <div className="mt-2">
          <Menu
            trigger={
              <Button size="sm">
                <Braces aria-hidden="true" className="size-3.5" /> Insert a field
              </Button>
            }
            items={FIELDS.map(([field, label, hint]) => ({ key: field, label, hint: hint || undefined, onSelect: () => insert(field) }))}
          />
        </div>
      </div>
    </>
  );
}
