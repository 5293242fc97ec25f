import { ROLES, type Role } from './user.ts';

/** What each role is called wherever people read of it. */
export const ROLE_NAMES: Record<Role, string> = { agent: 'Agent', lead: 'Team lead', admin: 'Admin' };

const WHO: Record<Role, string> = { agent: 'everybody who signs in', lead: 'team leads and admins', admin: 'admins' };

/** Who may, and why this person may not. */
export function refusalWords({ needed, own }: { needed: Role; own: Role }): { who: string; why: string } {
  return { who: `This is for ${WHO[needed]}.`, why: `Your role is ${ROLE_NAMES[own]}.` };
}

/** Each role may do what the ones before it may. */
export function mayAs(own: Role, needed: Role): boolean {
  return ROLES.indexOf(own) >= ROLES.indexOf(needed);
}
