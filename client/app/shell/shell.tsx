import { Outlet } from '@tanstack/react-router';
import { LiveContext, useStartLive } from '../../lib/use-live.ts';
import { Commands } from '../commands/commands.tsx';
import { Banners } from './banners.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { Sidebar } from './sidebar.tsx';

/** What stands around every screen: where one can go, whether the news arrive, and what is out of order. */
export function Shell() {
  const live = useStartLive();
  return (
    <LiveContext value={live}>
      <div className="flex h-dvh flex-col">
        <Banners />
        <div className="flex min-h-0 flex-1">
          <Sidebar />
          <div className="min-w-0 flex-1">
            <Outlet />
          </div>
        </div>
        <BottomBar />
      </div>
      <Commands />
    </LiveContext>
  );
}
