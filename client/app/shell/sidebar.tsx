import { Link } from '@tanstack/react-router';
import { type LucideIcon, Search } from 'lucide-react';
import { ViewLinks } from '../../inbox/view-links.tsx';
import { registry } from '../../lib/commands/registry.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { PATHS } from '../paths.ts';
import { INBOX_ICON } from './places.ts';
import { SidebarFoot } from './sidebar-foot.tsx';
import { usePlaces } from './use-places.ts';

export function Sidebar() {
  const { work, house } = usePlaces();
  return (
    <nav aria-label="Main" className="hidden w-14 shrink-0 flex-col border-r bg-paper md:flex lg:w-52 lg:pb-(--toast-room)">
      <Link to={PATHS.inbox} params={{ view: 'all', threadId: undefined }} className="flex h-14 items-center gap-2.5 px-4 lg:px-4">
        <img src="/icon.svg" alt="" className="size-6" />
        <span className="hidden font-medium font-serif text-lg tracking-tight lg:inline">Openhouse</span>
        <span className="sr-only lg:hidden">Openhouse</span>
      </Link>
      <div className="px-2 pb-3">
        <FindButton />
      </div>
      <div className="min-h-0 flex-1 space-y-4 overflow-y-auto px-2 pb-4">
        <ul>
          <li>
            <Link
              to={PATHS.inbox}
              params={{ view: 'all', threadId: undefined }}
              className={ROW}
              activeProps={{ className: 'text-ink' }}
              title="Inbox"
            >
              <Place icon={INBOX_ICON} name="Inbox" />
            </Link>
            <div className="hidden lg:block">
              <ViewLinks />
            </div>
          </li>
          {work.map((place) => (
            <PlaceRow key={place.to} {...place} />
          ))}
        </ul>
        {house.length > 0 && (
          <ul className="border-t pt-3">
            {house.map((place) => (
              <PlaceRow key={place.to} {...place} />
            ))}
          </ul>
        )}
      </div>
      <SidebarFoot />
    </nav>
  );
}

/** The palette for whoever does not know its key yet. */
function FindButton() {
  return (
    <button
      type="button"
      onClick={() => registry.find('palette')?.run?.()}
      aria-keyshortcuts="Control+K Meta+K"
      title="Find or do anything"
      className="flex h-8 w-full items-center justify-center gap-2.5 rounded-md border bg-surface px-2.5 text-faint text-list transition-colors duration-150 hover:border-line-strong hover:text-soft lg:justify-start"
    >
      <Search aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="sr-only flex-1 text-left lg:not-sr-only">Find…</span>
      <span aria-hidden="true" className="hidden lg:inline">
        <Kbd keys="mod+k" />
      </span>
    </button>
  );
}

const ROW =
  'flex h-8 items-center justify-center gap-2.5 rounded-md px-2.5 text-list font-medium text-soft hover:bg-hover hover:text-ink lg:justify-start';

function PlaceRow({
  to,
  name,
  icon,
}: {
  to: Exclude<(typeof PATHS)[keyof typeof PATHS], typeof PATHS.inbox>;
  name: string;
  icon: LucideIcon;
}) {
  return (
    <li>
      <Link to={to} className={ROW} activeProps={{ className: 'bg-sunken text-ink' }} title={name}>
        <Place icon={icon} name={name} />
      </Link>
    </li>
  );
}

function Place({ icon: Icon, name }: { icon: LucideIcon; name: string }) {
  return (
    <>
      <Icon aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
      <span className="sr-only lg:not-sr-only">{name}</span>
    </>
  );
}
