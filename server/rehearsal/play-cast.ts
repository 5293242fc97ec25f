import type { CastMember } from '../../shared/rehearsal.ts';
import type { HeardMail } from './customers/hear-mail.ts';
import type { Customer, Letter, Memory, Turn } from './customers/script.ts';
import { diceFrom } from './seed/catalogue.ts';

/** A mail somebody writes now; `answers` is the mail of ours it answers. */
export type LetterToPost = { customer: Customer; letter: Letter; answers: HeardMail | null };
/** A mail from before a restart: one of theirs, or one of ours that they got. */
export type Past = { isTheirs: boolean; mail: HeardMail };
type Role = {
  customer: Customer;
  memory: Memory;
  next: string;
  mailsSent: number;
  mailsReceived: number;
  /** In seconds of the rehearsal's own time; null: nothing to do. */
  actsAt: number | null;
  /** Not before this second on the wall. */
  notBefore: number;
  /** Mail not answered yet, oldest first. */
  unanswered: HeardMail[];
};

export type Play = {
  /** Moves the rehearsal's own time on and returns what is written by then, oldest first. */
  advance: (realSeconds: number) => LetterToPost[];
  /** Somebody got a mail of ours. Who is not in the play is counted nowhere. */
  hear: (customer: Customer, mail: HeardMail) => void;
  cast: () => CastMember[];
  speed: () => number;
  setSpeed: (speed: number) => void;
  /** The play begins again with these. */
  reset: (customers: Customer[]) => void;
};

const READING_SECONDS = [11, 20] as const;
/**
 * Of the clock on the wall, whatever the speed: three answers within ten seconds each are how Openhouse tells a machine.
 */
const PERSON_SECONDS = 11;
const MACHINE_SECONDS = 1.5;

type Setting = { speed: number; past?: ReadonlyMap<string, readonly Past[]> };

/**
 * Plays the customers' scripts against the rehearsal's own time. Holds state, does nothing by itself. With a past, the
 * play goes on where it was: nobody tells a story again that has begun.
 */
export function playCast(cast: Customer[], { speed, past }: Setting): Play {
  let pace = speed;
  let time = 0;
  let wall = 0;
  let customers = cast;
  let roles = new Map(customers.map((customer) => [customer.address, resumeRole(customer, past?.get(customer.address) ?? [])]));
  return {
    advance: (realSeconds) => {
      time += realSeconds * pace;
      wall += realSeconds;
      const due = [...roles.values()].filter((role) => role.actsAt !== null && role.actsAt <= time && role.notBefore <= wall);
      return due.sort((a, b) => (a.actsAt ?? 0) - (b.actsAt ?? 0)).flatMap((role) => act(role, { time, wall }));
    },
    hear: (customer, mail) => {
      const role = roles.get(customer.address) ?? startRole(customer, 0);
      roles.set(customer.address, role);
      role.mailsReceived++;
      if (role.memory.isDone) return;
      // A person who finds two mails answers the newer one; a machine answers each.
      role.unanswered = customer.isMachine ? [...role.unanswered, mail] : [mail];
      if (role.actsAt !== null) return;
      wait(role, { time, wall });
    },
    cast: () => customers.map((customer) => showRole(roles.get(customer.address) ?? startRole(customer, 0), { time, wall, pace })),
    speed: () => pace,
    setSpeed: (next) => {
      pace = next;
    },
    reset: (next) => {
      customers = next;
      roles = new Map(customers.map((customer) => [customer.address, startRole(customer, time)]));
    },
  };
}

function startRole(customer: Customer, now: number): Role {
  const actsAt = customer.beginsAfter === null ? null : now + customer.beginsAfter;
  const memory = { chapter: 0, isDone: false };
  return { customer, memory, next: 'Writes the first mail.', mailsSent: 0, mailsReceived: 0, actsAt, notBefore: 0, unanswered: [] };
}

/** Scripts are pure: the same mails in the same order lead to the same place in the story. */
function resumeRole(customer: Customer, past: readonly Past[]): Role {
  const role = startRole(customer, 0);
  const first = past.findIndex(({ isTheirs }) => isTheirs);
  if (first < 0) return role;
  const go = ({ memory, next }: Turn) => Object.assign(role, { memory, next });
  const answer = (mail: HeardMail) => !role.memory.isDone && go(customer.answer(role.memory, mail));
  go(customer.begin());
  role.actsAt = null;
  for (const { isTheirs, mail } of past.slice(first)) {
    if (isTheirs) role.mailsSent++;
    else role.mailsReceived++;
    // A machine has answered within seconds; a person answers the newest, when they write again.
    if (isTheirs) role.unanswered.splice(0).forEach(answer);
    else if (customer.isMachine) answer(mail);
    else role.unanswered = [mail];
  }
  if (role.memory.isDone) role.unanswered = [];
  if (role.unanswered.length > 0) wait(role, { time: 0, wall: 0 });
  return role;
}

/** One turn of one customer: the first mail, or an answer. */
function act(role: Role, now: Now): LetterToPost[] {
  const { customer } = role;
  const isBeginning = role.memory.chapter === 0 && customer.beginsAfter !== null;
  const answers = isBeginning ? null : (role.unanswered.shift() ?? null);
  role.actsAt = null;
  if (!isBeginning && !answers) return [];
  const turn: Turn = answers ? customer.answer(role.memory, answers) : customer.begin();
  role.memory = turn.memory;
  role.next = turn.next;
  if (role.unanswered.length > 0) wait(role, now);
  if (!turn.letter) return [];
  role.mailsSent++;
  return [{ customer, letter: turn.letter, answers }];
}

/** The rehearsal's own time, and that of the clock on the wall. */
type Now = { time: number; wall: number };

function wait(role: Role, { time, wall }: Now): void {
  role.actsAt = time + readingSeconds(role);
  role.notBefore = role.customer.isMachine ? 0 : wall + PERSON_SECONDS;
}

/** In the rehearsal's own time, the same for the same customer and chapter. */
function readingSeconds({ customer, memory }: Role): number {
  if (customer.isMachine) return MACHINE_SECONDS;
  const seed = [...customer.address].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), memory.chapter) % 2 ** 31;
  return diceFrom(seed)(...READING_SECONDS);
}

function showRole(role: Role, { time, wall, pace }: Now & { pace: number }): CastMember {
  const { address, name, role: part, story } = role.customer;
  const seconds = role.actsAt === null ? null : Math.max(0, Math.ceil(Math.max((role.actsAt - time) / pace, role.notBefore - wall)));
  const next =
    seconds === null ? role.next : `${role.unanswered.length > 0 ? 'Reads our mail' : role.next.replace(/\.$/, '')}, in ${seconds} s.`;
  return { address, name, role: part, story, mailsSent: role.mailsSent, mailsReceived: role.mailsReceived, next };
}
