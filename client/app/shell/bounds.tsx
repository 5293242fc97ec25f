import { useMatches } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { mayAs } from '../../../shared/role-words.ts';
import type { Role } from '../../../shared/user.ts';
import { OutOfBounds } from '../../lib/out-of-bounds.tsx';
import { trpc } from '../../lib/trpc.ts';
import { Page } from '../../ui/page.tsx';

/** A screen for this role and the ones above it, as its route says in `staticData`. */
type Reserved = { needed: Role; title: string };

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    reserved?: Reserved;
  }
}

/** Lets the roles through that a screen is for; the others are told so at once, and nothing of it is asked for. */
export function Bounds({ children }: { children: ReactNode }) {
  const reserved = useMatches({ select: (matches) => matches.find(({ staticData }) => staticData.reserved)?.staticData.reserved });
  const own = trpc.users.me.useQuery().data?.role;
  if (!reserved || own === undefined || mayAs(own, reserved.needed)) return children;
  return (
    <Page title={reserved.title}>
      <OutOfBounds needed={reserved.needed} own={own} />
    </Page>
  );
}
