import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useCommandKeys } from '../../lib/commands/use-commands.ts';
import { late } from '../../lib/late/late.tsx';
import { LiveContext, useStartLive } from '../../lib/live/use-live.ts';
import { Banners } from './banners.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { Bounds } from './bounds.tsx';
import { Sidebar } from './sidebar.tsx';

// With every screen's name and icon; it may come a moment after the screen.
const Commands = late(() => import('../commands/commands.tsx'), 'Commands', { isQuiet: true });

/** What stands around every screen: where one can go, whether the news arrive, and what is out of order. */
export function Shell() {
  const live = useStartLive();
  useCommandKeys();
  return (
    <LiveContext value={live}>
      <div className="flex h-[calc(100dvh-var(--floor))] flex-col">
        <Banners />
        <div className="flex min-h-0 flex-1">
          <Sidebar />
          <div className="min-w-0 flex-1">
            <Bounds>
              <Outlet />
            </Bounds>
          </div>
        </div>
        <BottomBar />
      </div>
      <Suspense fallback={null}>
        <Commands />
      </Suspense>
    </LiveContext>
  );
}
