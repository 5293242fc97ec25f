import { CalendarDays, LayoutGrid, List, Map as MapIcon } from 'lucide-react';
import { useState } from 'react';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Combobox, MultiCombobox } from '../../ui/combobox.tsx';
import { Field, Input, Select, Textarea } from '../../ui/field.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Section } from '../../ui/page.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Switch } from '../../ui/switch.tsx';

const PEOPLE = Array.from({ length: 240 }, (_, n) => ({
  value: `p${n}`,
  label: `Agent ${n + 1}`,
  hint: `agent${n + 1}@larkinvale.example`,
}));
const TAGS = ['ferry', 'garden', 'investor', 'relocating'].map((tag) => ({ value: tag, label: tag }));

export function ChoicesShelf() {
  const [person, setPerson] = useState<string | null>(null);
  const [tags, setTags] = useState(['garden']);
  const [look, setLook] = useState<'grid' | 'table' | 'map'>('grid');
  const [span, setSpan] = useState<'week' | 'agenda' | 'past'>('week');
  const [isOn, setIsOn] = useState(true);
  const [isChecked, setIsChecked] = useState(true);
  const [file, setFile] = useState('');
  return (
    <>
      <Section title="Fields">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Name" help="As it stands on the mail.">
            <Input defaultValue="Larkin & Vale Realty" />
          </Field>
          <Field label="Email" error="This is not an address we can write to.">
            <Input defaultValue="ada@" aria-invalid />
          </Field>
          <Field label="Phone">
            <Input placeholder="+1 555 010 2030" />
          </Field>
          <Field label="Not yours to change">
            <Input defaultValue="Set in the environment" disabled />
          </Field>
        </div>
        <Field label="Note">
          <Textarea rows={3} placeholder="Only colleagues see this." />
        </Field>
        <div className="flex flex-wrap gap-2">
          <Input isInline type="search" placeholder="Search…" aria-label="Search" />
          <Select aria-label="Stage" defaultValue="hot">
            <option value="hot">Hot</option>
            <option value="new">New</option>
          </Select>
          <Select aria-label="Locked" disabled defaultValue="a">
            <option value="a">Locked</option>
          </Select>
        </div>
      </Section>
      <Section title="One of many, several of many">
        <Combobox label="Owner" options={PEOPLE} value={person} onChange={setPerson} placeholder="Nobody" />
        <Combobox label="Owner, in a row" options={PEOPLE} value={person} onChange={setPerson} isInline />
        <MultiCombobox label="Tags" options={TAGS} values={tags} onChange={setTags} placeholder="Add a tag" canCreate />
      </Section>
      <Section title="One of a few">
        <div className="flex flex-wrap gap-3">
          <Segmented
            label="Look"
            options={[
              { value: 'grid', label: 'Grid', icon: LayoutGrid },
              { value: 'table', label: 'Table', icon: List },
              { value: 'map', label: 'Map', icon: MapIcon },
            ]}
            value={look}
            onChange={setLook}
          />
          <Segmented
            label="Span"
            options={[
              { value: 'week', label: 'Week' },
              { value: 'agenda', label: 'Agenda' },
              { value: 'past', label: 'Past' },
            ]}
            value={span}
            onChange={setSpan}
          />
        </div>
      </Section>
      <Section title="Yes or no">
        <Checkbox label="Also tell the owner" checked={isChecked} onChange={setIsChecked} />
        <Checkbox label="Some of the rows" checked="mixed" onChange={setIsChecked} help="Three of twelve." />
        <Checkbox label="Not now" checked={false} disabled onChange={setIsChecked} />
        <Switch label="Answer by itself" help="The AI sends after the hold; you can stop it until then." isOn={isOn} onChange={setIsOn} />
        <Switch label="Fixed by the environment" isOn={false} disabled onChange={setIsOn} />
      </Section>
      <Section title="A file">
        <FileDrop
          label={file || 'Drop a CSV here, or choose one'}
          accept=".csv,text/csv"
          onFile={({ name }) => setFile(name)}
          help="Up to 50,000 rows. Nothing is written before you have seen what would be."
        />
      </Section>
      <p className="flex items-center gap-2 text-faint text-xs">
        <CalendarDays aria-hidden="true" className="size-3.5" /> Tab through all of it: what has the focus shows it.
      </p>
    </>
  );
}
