import { KeyRound, UserMinus } from 'lucide-react';
import { ROLE_NAMES } from '../../../shared/role-words.ts';
import type { Role, User } from '../../../shared/user.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Select } from '../../ui/field.tsx';
import { ROLES_HERE } from './role-words.ts';

type Props = { user: User; isMe: boolean; isLastAdmin: boolean; onRole(role: Role): void; onReset(): void; onRemove(): void };

/** One person of the team. What the server would refuse (the last admin, oneself) is not offered. */
export function Colleague({ user, isMe, isLastAdmin, onRole, onReset, onRemove }: Props) {
  const isFixed = isMe || isLastAdmin;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <Avatar name={user.name} />
      <span className="wrap-anywhere min-w-40 flex-1">
        <span className="flex items-center gap-2">
          <span className="wrap-anywhere min-w-0 font-medium">{user.name}</span>
          {isMe && <Chip>You</Chip>}
          {isLastAdmin && <Chip title="Make somebody else admin first, to change this">The only admin</Chip>}
        </span>
        <span className="block break-all text-faint text-list">{user.email}</span>
      </span>
      {isFixed ? (
        <span className="px-2 text-list text-soft">{ROLE_NAMES[user.role]}</span>
      ) : (
        <>
          <Select aria-label={`Role of ${user.name}`} value={user.role} onChange={(event) => onRole(event.target.value as Role)}>
            {ROLES_HERE.map((role) => (
              <option key={role} value={role}>
                {ROLE_NAMES[role]}
              </option>
            ))}
          </Select>
          <Button size="sm" look="ghost" onClick={onReset} aria-label={`New password for ${user.name}`}>
            <KeyRound aria-hidden="true" className="size-3.5" /> Password
          </Button>
          <Button size="sm" look="danger" onClick={onRemove} aria-label={`Remove ${user.name}`}>
            <UserMinus aria-hidden="true" className="size-3.5" /> Remove
          </Button>
        </>
      )}
    </li>
  );
}
