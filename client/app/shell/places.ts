import {
  Activity,
  CalendarClock,
  ChartNoAxesColumn,
  Columns3,
  Drama,
  House,
  Inbox,
  type LucideIcon,
  Megaphone,
  SlidersHorizontal,
  Users,
} from 'lucide-react';
import type { Role } from '../../../shared/user.ts';
import { PATHS } from '../paths.ts';

type Place = { to: Exclude<(typeof PATHS)[keyof typeof PATHS], typeof PATHS.inbox>; name: string; icon: LucideIcon; keys: string };

export const INBOX_ICON = Inbox;

/** The screens a role sees in the navigation. The server decides what it may do there. */
export function placesFor({ role, isRehearsal }: { role: Role; isRehearsal: boolean }): { work: Place[]; house: Place[] } {
  const work: Place[] = [
    { to: PATHS.pipeline, name: 'Pipeline', icon: Columns3, keys: 'g p' },
    { to: PATHS.contacts, name: 'Contacts', icon: Users, keys: 'g c' },
    { to: PATHS.properties, name: 'Properties', icon: House, keys: 'g l' },
    ...(role === 'agent' ? [] : [{ to: PATHS.campaigns, name: 'Campaigns', icon: Megaphone, keys: 'g m' }]),
    { to: PATHS.calls, name: 'Calls', icon: CalendarClock, keys: 'g a' },
    ...(role === 'agent' ? [] : [{ to: PATHS.insights, name: 'Insights', icon: ChartNoAxesColumn, keys: 'g n' }]),
  ];
  const house: Place[] = [];
  if (isRehearsal) house.push({ to: PATHS.rehearsal, name: 'Rehearsal', icon: Drama, keys: 'g r' });
  if (role === 'admin') {
    house.push({ to: PATHS.settings, name: 'Settings', icon: SlidersHorizontal, keys: 'g s' });
    house.push({ to: PATHS.system, name: 'System', icon: Activity, keys: 'g y' });
  }
  return { work, house };
}
