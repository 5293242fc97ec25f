import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { toast } from '../../lib/toast.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ConfirmDialog, Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Section } from '../../ui/page.tsx';
import { Popover } from '../../ui/popover.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';

type Open = 'sm' | 'md' | 'lg' | 'confirm' | 'right' | 'bottom' | null;

export function FloatShelf() {
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Section title="Dialogs and sheets">
        <div className="flex flex-wrap gap-2">
          {(['sm', 'md', 'lg', 'confirm', 'right', 'bottom'] as const).map((kind) => (
            <Button key={kind} onClick={() => setOpen(kind)}>
              {kind}
            </Button>
          ))}
        </div>
      </Section>
      <Section title="Menus, popovers, tooltips">
        <div className="flex flex-wrap items-center gap-2">
          <Menu
            label="Stage"
            trigger={<Button>Menu</Button>}
            items={[
              { key: 'a', label: 'Engaged', hint: 'Writes back', isOn: true, keys: 'e', onSelect: () => undefined },
              { key: 'b', label: 'Hot', onSelect: () => undefined },
              { key: 'c', label: 'Erase', isDangerous: true, onSelect: () => undefined },
            ]}
          />
          <Menu
            align="end"
            trigger={
              <IconButton label="More">
                <Ellipsis aria-hidden="true" className="size-4" />
              </IconButton>
            }
            items={[{ key: 'a', label: 'Rename', onSelect: () => undefined }]}
          />
          <Popover label="Filter" trigger={<Button>Popover</Button>}>
            <Field label="Price up to">
              <Input placeholder="$700,000" />
            </Field>
          </Popover>
          <Tooltip words="What this does" keys="mod+Enter">
            <Button>Tooltip</Button>
          </Tooltip>
        </div>
      </Section>
      <Section title="Toasts">
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => toast.success('Handed back. The AI answers from here.')}>Done</Button>
          <Button onClick={() => toast.error('The mail server rejects the password. Correct it in Settings.')}>Failed</Button>
          <Button onClick={() => toast.info('There is nothing left to take back.')}>Told</Button>
          <Button onClick={() => toast.undo('Closed.', () => toast.info('Open again.'))}>Undo</Button>
        </div>
      </Section>
      {(open === 'sm' || open === 'md' || open === 'lg') && (
        <Dialog
          title="Invite a colleague"
          note="They choose their own password."
          size={open}
          onClose={close}
          footer={
            <>
              <Button onClick={close}>Cancel</Button>
              <Button look="primary" onClick={close}>
                Invite
              </Button>
            </>
          }
        >
          <Field label="Email">
            <Input type="email" />
          </Field>
        </Dialog>
      )}
      {open === 'confirm' && (
        <ConfirmDialog
          title="Erase Iris Moreno?"
          words="Her mails, her wishes and her calls are erased for good. What was sent stays in the mailbox."
          action="Erase Iris Moreno"
          isDangerous
          onConfirm={close}
          onClose={close}
        />
      )}
      {(open === 'right' || open === 'bottom') && (
        <Sheet label="A sheet" side={open} onClose={close}>
          <div className="space-y-3 p-5">
            <p className="font-serif text-lg">A sheet from the {open}</p>
            <Button onClick={close}>Close</Button>
          </div>
        </Sheet>
      )}
    </>
  );
}
