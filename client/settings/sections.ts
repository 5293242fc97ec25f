import {
  Building2,
  CalendarClock,
  CircleUser,
  Gauge,
  Inbox,
  KeyRound,
  type LucideIcon,
  MailCheck,
  PenLine,
  Repeat,
  Scale,
  Sparkles,
  Users,
  Webhook,
} from 'lucide-react';
import type { Role } from '../../shared/user.ts';

export type SectionKey =
  | 'profile'
  | 'brokerage'
  | 'voice'
  | 'ai'
  | 'calls'
  | 'follow-ups'
  | 'mailboxes'
  | 'deliverability'
  | 'sending'
  | 'team'
  | 'tokens'
  | 'webhooks'
  | 'compliance';
type SectionWords = { title: string; note: string; icon: LucideIcon };

export const SECTIONS: Record<SectionKey, SectionWords> = {
  profile: { title: 'Your profile', note: 'What colleagues call you, and how you sign in.', icon: CircleUser },
  brokerage: { title: 'Brokerage', note: 'Who you are to your customers: names, numbers, and the clock you live by.', icon: Building2 },
  voice: { title: 'Voice', note: 'How answers sound, how they end, and what they say of the AI that wrote them.', icon: PenLine },
  ai: { title: 'Autopilot', note: 'How far the AI may go by itself, and when a person gets the conversation.', icon: Sparkles },
  calls: { title: 'Calls', note: 'When customers may be offered a call, and how long it is.', icon: CalendarClock },
  'follow-ups': { title: 'Follow-ups', note: 'When somebody goes quiet, a short word comes after them.', icon: Repeat },
  mailboxes: { title: 'Mailboxes', note: 'The addresses that customers write to. Each is read and sent with.', icon: Inbox },
  deliverability: {
    title: 'Deliverability',
    note: 'Whether the world believes that your mail is yours, and what to publish so that it does.',
    icon: MailCheck,
  },
  sending: { title: 'Sending', note: 'How much mail leaves, and how fast.', icon: Gauge },
  team: { title: 'Team', note: 'Who works here, and what each may do.', icon: Users },
  tokens: { title: 'API tokens', note: 'Keys for programs that call Openhouse.', icon: KeyRound },
  webhooks: { title: 'Webhooks', note: 'Other programs that are told what happens here, as it happens.', icon: Webhook },
  compliance: { title: 'Compliance', note: 'What the law asks of your mail, and of what you keep.', icon: Scale },
};

type Group = { title: string; keys: SectionKey[] };
const YOU: Group = { title: 'You', keys: ['profile'] };
const ADMIN: Group[] = [
  YOU,
  { title: 'The house', keys: ['brokerage', 'voice', 'compliance'] },
  { title: 'Conversations', keys: ['ai', 'calls', 'follow-ups'] },
  { title: 'Mail', keys: ['mailboxes', 'deliverability', 'sending'] },
  { title: 'People', keys: ['team'] },
  { title: 'Programs', keys: ['tokens', 'webhooks'] },
];

/** The parts a role may change; the server refuses the others. */
export function sectionsFor(role: Role): Group[] {
  return role === 'admin' ? ADMIN : [YOU];
}

/** What the address names, or where this role begins. What this role may not see is named all the same. */
export function sectionOf(asked: string | undefined, role: Role): { key: SectionKey; isReserved: boolean } {
  const named = ADMIN.flatMap((group) => group.keys).find((key) => key === asked);
  const key = named ?? (role === 'admin' ? 'brokerage' : 'profile');
  return { key, isReserved: !sectionsFor(role).some(({ keys }) => keys.includes(key)) };
}
