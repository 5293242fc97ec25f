import type { CastMember } from '../../shared/rehearsal.ts';
import { diceFrom } from './catalogue.ts';
import type { HeardMail } from './customers/hear-mail.ts';
import type { Customer, Letter, Memory, Turn } from './customers/script.ts';

/** A mail somebody writes now; `answers` is the mail of ours it answers. */
export type LetterToPost = { customer: Customer; letter: Letter; answers: HeardMail | null };
type Role = {
  customer: Customer;
  memory: Memory;
  next: string;
  mailsSent: number;
  mailsReceived: number;
  /** In seconds of the rehearsal's own time; null: nothing to do. */
  actsAt: number | null;
  /** Mail not answered yet, oldest first. */
  unanswered: HeardMail[];
};

export type Play = {
  /** Moves the rehearsal's own time on and returns what is written by then, oldest first. */
  advance: (realSeconds: number) => LetterToPost[];
  /** Somebody got a mail of ours. Who is not in the play is counted nowhere. */
  hear: (customer: Customer, mail: HeardMail) => void;
  cast: () => CastMember[];
  setSpeed: (speed: number) => void;
  reset: () => void;
};

/**
 * A person takes longer than ten seconds whatever the speed: three answers within ten seconds each are how Openhouse
 * tells a machine.
 */
const READING_SECONDS = [11, 20] as const;
const MACHINE_SECONDS = 1.5;

/** Plays the customers' scripts against the rehearsal's own time. Holds state, does nothing by itself. */
export function playCast(customers: Customer[], { speed }: { speed: number }): Play {
  let pace = speed;
  let time = 0;
  let roles = new Map(customers.map((customer) => [customer.address, startRole(customer, 0)]));
  return {
    advance: (realSeconds) => {
      time += realSeconds * pace;
      const due = [...roles.values()].filter((role) => role.actsAt !== null && role.actsAt <= time);
      return due.sort((a, b) => (a.actsAt ?? 0) - (b.actsAt ?? 0)).flatMap((role) => act(role, { time, pace }));
    },
    hear: (customer, mail) => {
      const role = roles.get(customer.address) ?? startRole(customer, 0);
      roles.set(customer.address, role);
      role.mailsReceived++;
      if (role.memory.isDone) return;
      // A person who finds two mails answers the newer one; a machine answers each.
      role.unanswered = customer.isMachine ? [...role.unanswered, mail] : [mail];
      role.actsAt ??= time + readingSeconds(role, pace);
    },
    cast: () => customers.map((customer) => showRole(roles.get(customer.address) ?? startRole(customer, 0), { time, pace })),
    setSpeed: (next) => {
      pace = next;
    },
    reset: () => {
      roles = new Map(customers.map((customer) => [customer.address, startRole(customer, time)]));
    },
  };
}

function startRole(customer: Customer, now: number): Role {
  const actsAt = customer.beginsAfter === null ? null : now + customer.beginsAfter;
  const memory = { chapter: 0, isDone: false };
  return { customer, memory, next: 'Writes the first mail.', mailsSent: 0, mailsReceived: 0, actsAt, unanswered: [] };
}

/** One turn of one customer: the first mail, or an answer. */
function act(role: Role, { time, pace }: { time: number; pace: number }): LetterToPost[] {
  const { customer } = role;
  const isBeginning = role.memory.chapter === 0 && customer.beginsAfter !== null;
  const answers = isBeginning ? null : (role.unanswered.shift() ?? null);
  role.actsAt = null;
  if (!isBeginning && !answers) return [];
  const turn: Turn = answers ? customer.answer(role.memory, answers) : customer.begin();
  role.memory = turn.memory;
  role.next = turn.next;
  if (role.unanswered.length > 0) role.actsAt = time + readingSeconds(role, pace);
  if (!turn.letter) return [];
  role.mailsSent++;
  return [{ customer, letter: turn.letter, answers }];
}

/** In the rehearsal's own time, the same for the same customer and chapter. */
function readingSeconds({ customer, memory }: Role, pace: number): number {
  if (customer.isMachine) return MACHINE_SECONDS;
  const seed = [...customer.address].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), memory.chapter) % 2 ** 31;
  return Math.max(diceFrom(seed)(...READING_SECONDS), READING_SECONDS[0] * pace);
}

function showRole(role: Role, { time, pace }: { time: number; pace: number }): CastMember {
  const { address, name, role: part, story } = role.customer;
  const seconds = role.actsAt === null ? null : Math.max(0, Math.ceil((role.actsAt - time) / pace));
  const next =
    seconds === null ? role.next : `${role.unanswered.length > 0 ? 'Reads our mail' : role.next.replace(/\.$/, '')}, in ${seconds} s.`;
  return { address, name, role: part, story, mailsSent: role.mailsSent, mailsReceived: role.mailsReceived, next };
}
