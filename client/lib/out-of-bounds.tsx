import { Link } from '@tanstack/react-router';
import { DoorClosed } from 'lucide-react';
import { refusalWords } from '../../shared/role-words.ts';
import type { Role } from '../../shared/user.ts';
import { Empty } from '../ui/list-states.tsx';

/** What a role may not see: who may, and a way back. The server refuses it anyway. */
export function OutOfBounds({ needed, own }: { needed: Role; own: Role }) {
  const { who, why } = refusalWords({ needed, own });
  return (
    <Empty
      icon={DoorClosed}
      title={who}
      action={
        <Link to="/" className="text-brick underline underline-offset-4">
          Go to the inbox
        </Link>
      }
    >
      {why} If you need something from here, ask one of them.
    </Empty>
  );
}
