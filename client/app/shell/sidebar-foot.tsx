import { useNavigate } from '@tanstack/react-router';
import { useLive } from '../../lib/live/use-live.ts';
import { trpc } from '../../lib/trpc.ts';
import { useDensity } from '../../lib/use/use-density.ts';
import { useTheme } from '../../lib/use/use-theme.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Dot } from '../../ui/chip.tsx';
import { Menu } from '../../ui/menu.tsx';
import { PATHS } from '../paths.ts';
import { useLeave } from './use-leave.ts';

const LIVE_WORDS = { live: 'Live', connecting: 'Connecting…', offline: 'Reconnecting…', catching_up: 'Catching up…' } as const;
const THEMES = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const;
const DENSITIES = [
  ['comfortable', 'Comfortable'],
  ['compact', 'Compact'],
] as const;

/** Whether news arrive, and who is here. */
export function SidebarFoot() {
  const { state } = useLive();
  const me = trpc.users.me.useQuery().data;
  if (!me) return null;
  return (
    <div className="border-t p-2">
      <p
        role="status"
        className="flex h-6 items-center justify-center gap-2 px-2.5 text-2xs text-faint lg:justify-start"
        title={LIVE_WORDS[state]}
        data-live={state}
      >
        <Dot tone={state === 'live' ? 'good' : 'amber'} className={state === 'live' ? '' : 'animate-breathe'} />
        <span className="sr-only lg:not-sr-only">{LIVE_WORDS[state]}</span>
      </p>
      <UserMenu name={me.name} email={me.email} role={me.role} />
    </div>
  );
}

export function UserMenu({ name, email, role }: { name: string; email: string; role: string }) {
  const { theme, setTheme } = useTheme();
  const { density, setDensity } = useDensity();
  const leave = useLeave();
  const navigate = useNavigate();
  return (
    <Menu
      label={`${email} · ${role}`}
      trigger={
        <button
          type="button"
          className="flex w-full items-center justify-center gap-2.5 rounded-md p-1.5 text-left hover:bg-hover lg:justify-start"
          title={name}
        >
          <Avatar name={name} size="sm" />
          <span className="sr-only truncate font-medium text-list lg:not-sr-only">{name}</span>
        </button>
      }
      items={[
        ...THEMES.map(([value, label]) => ({
          key: `theme-${value}`,
          label: `Theme: ${label}`,
          isOn: theme === value,
          onSelect: () => setTheme(value),
        })),
        ...DENSITIES.map(([value, label]) => ({
          key: `density-${value}`,
          label: `Rows: ${label}`,
          isOn: density === value,
          onSelect: () => setDensity(value),
        })),
        { key: 'profile', label: 'Your profile', onSelect: () => navigate({ to: PATHS.settings, params: { section: 'profile' } }) },
        { key: 'out', label: 'Sign out', isDangerous: true, onSelect: leave },
      ]}
    />
  );
}
