import type { Role } from '../../../shared/user.ts';

export const ROLES_HERE: Role[] = ['agent', 'lead', 'admin'];
export const ROLE_WORDS: Record<Role, string> = {
  agent: 'Sees every conversation; acts on their own and on those nobody has. Own calls, contacts and listings.',
  lead: 'Also acts on everybody’s conversations, assigns and takes over, runs campaigns, sees insights.',
  admin: 'Also changes settings, people and tokens, sees the system, and erases.',
};
