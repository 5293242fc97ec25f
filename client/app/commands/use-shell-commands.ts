import { useNavigate } from '@tanstack/react-router';
import { Keyboard, LogOut, Megaphone, Moon, Rows3, Rows4, Sun, SunMoon, Undo2 } from 'lucide-react';
import type { Command } from '../../lib/commands/registry.ts';
import { toast, undoLast } from '../../lib/toast.ts';
import { useDensity } from '../../lib/use/use-density.ts';
import { useTheme } from '../../lib/use/use-theme.ts';
import { PATHS } from '../paths.ts';
import { INBOX_ICON } from '../shell/places.ts';
import { useLeave } from '../shell/use-leave.ts';
import { usePlaces } from '../shell/use-places.ts';

const THEMES = [
  { theme: 'light', name: 'Light theme', icon: Sun },
  { theme: 'dark', name: 'Dark theme', icon: Moon },
  { theme: 'system', name: 'Theme as the system', icon: SunMoon },
] as const;

/** What can be done on every screen. */
export function useShellCommands({ onKeys, onPalette }: { onKeys(): void; onPalette(): void }): Command[] {
  const navigate = useNavigate();
  const { work, house } = usePlaces();
  const { setTheme } = useTheme();
  const { density, setDensity } = useDensity();
  const leave = useLeave();
  const isCompact = density === 'compact';
  return [
    {
      id: 'go.inbox',
      name: 'Go to Inbox',
      group: 'Go to',
      keys: 'g i',
      icon: INBOX_ICON,
      run: () => navigate({ to: PATHS.inbox, params: { view: 'all', threadId: undefined } }),
    },
    ...[...work, ...house].map(({ to, name, keys, icon }) => ({
      id: `go.${to}`,
      name: `Go to ${name}`,
      group: 'Go to',
      keys,
      icon,
      run: () => navigate({ to }),
    })),
    { id: 'palette', name: 'Find or do anything', group: 'Anywhere', keys: 'mod+k', isQuiet: true, run: onPalette },
    { id: 'keys', name: 'All keys', group: 'Anywhere', keys: '?', icon: Keyboard, run: onKeys },
    {
      id: 'undo',
      name: 'Take back what was just done',
      group: 'Anywhere',
      keys: 'z',
      icon: Undo2,
      words: 'undo',
      run: () => void (undoLast() || toast.info('There is nothing left to take back.')),
    },
    ...(work.some(({ to }) => to === PATHS.campaigns)
      ? [
          {
            id: 'campaign.new',
            name: 'New campaign',
            group: 'Anywhere',
            words: 'write mailing create',
            icon: Megaphone,
            run: () => navigate({ to: PATHS.campaigns, params: { campaignId: 'new' } }),
          },
        ]
      : []),
    ...THEMES.map(({ theme, name, icon }) => ({
      id: `theme.${theme}`,
      name,
      group: 'Anywhere',
      words: 'appearance mode',
      icon,
      run: () => setTheme(theme),
    })),
    {
      id: 'density',
      name: isCompact ? 'Comfortable rows' : 'Compact rows',
      group: 'Anywhere',
      words: 'density',
      icon: isCompact ? Rows3 : Rows4,
      run: () => setDensity(isCompact ? 'comfortable' : 'compact'),
    },
    { id: 'leave', name: 'Sign out', group: 'Anywhere', words: 'log out leave', icon: LogOut, run: leave },
  ];
}
