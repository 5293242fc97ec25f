// The type alone: the list of roles comes with zod, which the first page does without.
import type { Role } from './user.ts';

/** What each role is called wherever people read of it. */
export const ROLE_NAMES: Record<Role, string> = { agent: 'Agent', lead: 'Team lead', admin: 'Admin' };

const WHO: Record<Role, string> = { agent: 'everybody who signs in', lead: 'team leads and admins', admin: 'admins' };

/** Who may, and why this person may not. */
export function refusalWords({ needed, own }: { needed: Role; own: Role }): { who: string; why: string } {
  return { who: `This is for ${WHO[needed]}.`, why: `Your role is ${ROLE_NAMES[own]}.` };
}

const RANK: Record<Role, number> = { agent: 0, lead: 1, admin: 2 };

/** Each role may do what the ones below it may. */
export function mayAs(own: Role, needed: Role): boolean {
  return RANK[own] >= RANK[needed];
}
