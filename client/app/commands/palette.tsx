import { useNavigate } from '@tanstack/react-router';
import { Command as Cmdk } from 'cmdk';
import { House, type LucideIcon, Mail, Megaphone, Search, User } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type ReactNode, useRef, useState } from 'react';
import { type Command, keysOf, registry } from '../../lib/commands/registry.ts';
import { useAllCommands } from '../../lib/commands/use-commands.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { useFocusBack } from '../../ui/use-focus-back.ts';
import { PATHS } from '../paths.ts';
import { rankCommands } from './rank-commands.ts';
import { type Found, keyOf, readRecent, remember } from './recent.ts';
import { useFindings } from './use-findings.ts';

const ICONS: Record<Found['kind'], LucideIcon> = { person: User, thread: Mail, listing: House, campaign: Megaphone };
/** More commands than this beside what was found would hide it. */
const MOST_COMMANDS = 6;

/** Finds people, conversations, listings and campaigns, goes anywhere, and does whatever can be done here. */
export function Palette({ onClose }: { onClose(): void }) {
  const [typed, setTyped] = useState('');
  const commands = useAllCommands().filter(({ run, isQuiet }) => run && !isQuiet);
  const { groups, isSearching, hasFailed } = useFindings(typed);
  const go = useGo();
  const giveBack = useFocusBack();
  const chosen = useRef<string>(null);
  const isEmpty = typed.trim() === '';
  const shown = isEmpty ? commands : rankCommands(commands, typed).slice(0, MOST_COMMANDS);

  const open = (found: Found) => {
    onClose();
    remember(found);
    go(found);
  };
  const run = ({ id }: Command) => {
    chosen.current = id;
    onClose();
  };
  const onClosed = (event: Event) => {
    giveBack(event);
    // By its id: the command may have changed since the list was drawn. And once the focus is back where the command may move it.
    if (chosen.current) registry.find(chosen.current)?.run?.();
  };
  const byGroup = isEmpty ? [...Map.groupBy(shown, ({ group }) => group)] : shown.length > 0 ? [['Commands', shown] as const] : [];

  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-veil" />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={onClosed}
          className="-translate-x-1/2 fixed top-[12dvh] left-1/2 z-50 w-[min(40rem,calc(100vw-1rem))] animate-fade overflow-hidden rounded-xl border bg-raised shadow-float outline-none max-sm:top-2"
        >
          <Dialog.Title className="sr-only">Find or do anything</Dialog.Title>
          <Cmdk label="Find or do anything" shouldFilter={false} loop>
            <div className="flex items-center gap-3 border-b px-4">
              <Search aria-hidden="true" className="size-4 shrink-0 text-faint" />
              <Cmdk.Input
                autoFocus
                value={typed}
                onValueChange={setTyped}
                placeholder="Find anything, or say what to do…"
                className="h-12 min-w-0 flex-1 bg-transparent outline-none placeholder:text-faint"
              />
              <Kbd keys="Escape" />
            </div>
            <Cmdk.List className="max-h-[min(60dvh,28rem)] overflow-y-auto scroll-py-2 p-2">
              {isEmpty && <FoundGroup heading="Recent" found={readRecent()} onOpen={open} />}
              {byGroup.map(([group, members]) => (
                <Group key={group} heading={group}>
                  {members.map((command) => (
                    <Row key={command.id} value={command.id} icon={command.icon} label={command.name} onSelect={() => run(command)}>
                      {keysOf(command)
                        .slice(0, 1)
                        .map((keys) => (
                          <Kbd key={keys} keys={keys} />
                        ))}
                    </Row>
                  ))}
                </Group>
              ))}
              {groups.map(({ heading, found }) => (
                <FoundGroup key={heading} heading={heading} found={found} onOpen={open} />
              ))}
              {!isEmpty && <Ending {...{ isSearching, hasFailed, isNothing: shown.length === 0 && groups.length === 0, typed }} />}
            </Cmdk.List>
          </Cmdk>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function useGo(): (found: Found) => void {
  const navigate = useNavigate();
  return ({ kind, id }) => {
    if (kind === 'person') navigate({ to: PATHS.contacts, params: { contactId: id } });
    if (kind === 'thread') navigate({ to: PATHS.inbox, params: { view: 'all', threadId: id } });
    if (kind === 'listing') navigate({ to: PATHS.properties, params: { listingKey: id } });
    if (kind === 'campaign') navigate({ to: PATHS.campaigns, params: { campaignId: id } });
  };
}

function FoundGroup({ heading, found, onOpen }: { heading: string; found: Found[]; onOpen(found: Found): void }) {
  if (found.length === 0) return null;
  return (
    <Group heading={heading}>
      {found.map((one) => (
        <Row key={keyOf(one)} value={keyOf(one)} icon={ICONS[one.kind]} label={one.label} onSelect={() => onOpen(one)}>
          {one.hint && <span className="max-w-[45%] truncate text-faint text-xs">{one.hint}</span>}
        </Row>
      ))}
    </Group>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Cmdk.Group
      heading={heading}
      className="mb-1 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:uppercase [&_[cmdk-group-heading]]:tracking-wider"
    >
      {children}
    </Cmdk.Group>
  );
}

type RowProps = { value: string; icon?: LucideIcon; label: string; onSelect(): void; children?: ReactNode };

function Row({ value, icon: Icon, label, onSelect, children }: RowProps) {
  return (
    <Cmdk.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2 text-list data-[selected=true]:bg-hover"
    >
      {Icon ? <Icon aria-hidden="true" className="size-4 shrink-0 text-faint" strokeWidth={1.75} /> : <span className="size-4 shrink-0" />}
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {children}
    </Cmdk.Item>
  );
}

/** What is still to come, or that nothing is. */
function Ending({
  isSearching,
  hasFailed,
  isNothing,
  typed,
}: {
  isSearching: boolean;
  hasFailed: boolean;
  isNothing: boolean;
  typed: string;
}) {
  const words = isSearching
    ? 'Searching…'
    : hasFailed
      ? 'Not everything could be searched just now.'
      : isNothing
        ? `Nothing answers to “${typed.trim()}”.`
        : null;
  return (
    <p role="status" className={words ? 'px-2 py-3 text-faint text-list' : 'sr-only'}>
      {words}
    </p>
  );
}
