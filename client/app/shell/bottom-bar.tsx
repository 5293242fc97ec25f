import { Link, useNavigate } from '@tanstack/react-router';
import { Ellipsis, type LucideIcon } from 'lucide-react';
import { registry } from '../../lib/commands/registry.ts';
import { trpc } from '../../lib/trpc.ts';
import { Menu } from '../../ui/menu.tsx';
import { PATHS } from '../paths.ts';
import { INBOX_ICON } from './places.ts';
import { UserMenu } from './sidebar-foot.tsx';
import { usePlaces } from './use-places.ts';

/** The navigation of a phone: four places, the rest behind "More". */
export function BottomBar() {
  const { work, house } = usePlaces();
  const navigate = useNavigate();
  const me = trpc.users.me.useQuery().data;
  const behind = [...work.slice(2), ...house];
  return (
    <nav aria-label="Main" className="flex h-14 shrink-0 items-stretch border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden">
      <Link to={PATHS.inbox} params={{ view: 'all', threadId: undefined }} className={TAB} activeProps={{ className: 'text-brick' }}>
        <Tab icon={INBOX_ICON} name="Inbox" />
      </Link>
      {work.slice(0, 2).map((place) => (
        <Link key={place.to} to={place.to} className={TAB} activeProps={{ className: 'text-brick' }}>
          <Tab icon={place.icon} name={place.name} />
        </Link>
      ))}
      <Menu
        align="end"
        trigger={
          <button type="button" className={TAB}>
            <Tab icon={Ellipsis} name="More" />
          </button>
        }
        items={[
          { key: 'find', label: 'Find or do anything', onSelect: () => registry.find('palette')?.run?.() },
          ...behind.map((place) => ({ key: place.to, label: place.name, onSelect: () => navigate({ to: place.to }) })),
        ]}
      />
      {me && (
        <div className="grid flex-1 place-items-center">
          <UserMenu name={me.name} email={me.email} role={me.role} />
        </div>
      )}
    </nav>
  );
}

const TAB = 'flex flex-1 flex-col items-center justify-center gap-0.5 text-2xs text-soft';

function Tab({ icon: Icon, name }: { icon: LucideIcon; name: string }) {
  return (
    <>
      <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
      {name}
    </>
  );
}
