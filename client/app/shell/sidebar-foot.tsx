import { useQueryClient } from '@tanstack/react-query';
import { errorWords } from '../../lib/error-words.ts';
import { signOut } from '../../lib/session.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { useLive } from '../../lib/use-live.ts';
import { useStored } from '../../lib/use-stored.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Dot } from '../../ui/chip.tsx';
import { Menu } from '../../ui/menu.tsx';

const LIVE_WORDS = { live: 'Live', connecting: 'Connecting…', offline: 'Reconnecting…' } as const;
const THEMES = [
  ['', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
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
  const queryClient = useQueryClient();
  const [theme, setTheme] = useStored('theme', '');
  const choose = (value: string) => {
    setTheme(value);
    if (value) document.documentElement.dataset.theme = value;
    else delete document.documentElement.dataset.theme;
  };
  const leave = async () => {
    try {
      await signOut();
      queryClient.clear();
      location.assign('/');
    } catch (error) {
      toast.error(errorWords(error));
    }
  };
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
          onSelect: () => choose(value),
        })),
        { key: 'out', label: 'Sign out', isDangerous: true, onSelect: leave },
      ]}
    />
  );
}
