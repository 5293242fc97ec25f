import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

type Item = { key: string; label: ReactNode; hint?: string; keys?: string; isOn?: boolean; isDangerous?: boolean; onSelect(): void };

/** A menu below a button; arrow keys and typing choose. */
export function Menu({
  trigger,
  label,
  items,
  align = 'start',
}: {
  trigger: ReactNode;
  label?: string;
  items: Item[];
  align?: 'start' | 'end';
}) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-[min(70vh,28rem)] min-w-44 animate-arrive overflow-auto rounded-lg border bg-raised p-1 shadow-float"
        >
          {label && <DropdownMenu.Label className="eyebrow px-2 py-1.5">{label}</DropdownMenu.Label>}
          {items.map((item) => (
            <DropdownMenu.Item
              key={item.key}
              onSelect={item.onSelect}
              className={`flex cursor-pointer items-center gap-2 rounded-md px-2 py-1.5 text-list outline-none data-[highlighted]:bg-hover ${item.isDangerous ? 'text-rust' : ''}`}
            >
              <Check aria-hidden="true" className={`size-3.5 shrink-0 text-brick ${item.isOn ? '' : 'invisible'}`} />
              <span className="flex-1">
                {item.label}
                {item.hint && <span className="block text-faint text-xs">{item.hint}</span>}
              </span>
              {item.keys && <Kbd keys={item.keys} />}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
