import { TRPCError } from '@trpc/server';
import fc from 'fast-check';
import type { JobName } from '../../../shared/job.ts';
import { beside, dieBehind, inTheMiddle } from './at-moment.ts';
import { clickUnsubscribe, LETTERS, type Letter, report, tidy, write } from './customers.ts';
import { DESK_DEEDS } from './desk-deeds.ts';
import { HOUSE_DEEDS } from './house-deeds.ts';
import type { Memory } from './memory.ts';
import type { Doing } from './targets.ts';
import { type FolderPath, SMTP_FAULTS, type SmtpFault } from './wire.ts';
import { JOBS, type Person, type World } from './world.ts';

const DEEDS = { ...DESK_DEEDS, ...HOUSE_DEEDS };
type DeedName = keyof typeof DEEDS;

/** One thing that happens. Plain values, so that a failing day is printed as it can be told again. */
export type Step =
  | { is: 'write'; who: number; isOther: boolean; letter: Letter; n: number; folder: FolderPath; isTwice: boolean }
  | { is: 'report'; kind: 'bounce' | 'complaint'; n: number }
  | { is: 'click'; n: number }
  | { is: 'tidy'; from: FolderPath; n: number; to: FolderPath | 'flag' }
  | { is: 'person'; who: Person; deed: DeedName; n: number }
  | { is: 'job'; name: JobName }
  | { is: 'round' }
  | { is: 'die'; name: JobName; n: number }
  | { is: 'meanwhile'; name: JobName; n: number; step: Step }
  | { is: 'at the door'; step: Step }
  | { is: 'smtp'; fault: SmtpFault }
  | { is: 'time'; ms: number };

const n = fc.nat({ max: 99 });
const place = fc.constantFrom<FolderPath>('INBOX', 'INBOX', 'Junk');
const job = fc.constantFrom(...JOBS);
const is = <Name extends string>(name: Name) => fc.constant(name);
const letter = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Letter>('new', 'reply') },
  { weight: 2, arbitrary: fc.constantFrom(...(Object.keys(LETTERS) as Letter[])) },
);
const writes = fc.record({
  ...{ is: is('write'), who: fc.nat({ max: 3 }), isOther: fc.nat({ max: 5 }).map((of) => of === 5), letter, n },
  ...{
    folder: fc.nat({ max: 9 }).map((of): FolderPath => (of === 9 ? 'Junk' : 'INBOX')),
    isTwice: fc.nat({ max: 9 }).map((of) => of === 9),
  },
});
const person = fc.record({
  ...{ is: is('person'), who: fc.constantFrom<Person>('ana', 'lead', 'ben') },
  ...{ deed: fc.constantFrom(...(Object.keys(DEEDS) as DeedName[])), n },
});
const time = fc.record({
  is: is('time'),
  ms: fc.oneof(
    fc.integer({ min: 1, max: 60 }).map((s) => s * 1000),
    fc.integer({ min: 1, max: 72 }).map((h) => h * 3_600_000),
  ),
});
const others = fc.oneof(
  fc.record({ is: is('report'), kind: fc.constantFrom('bounce' as const, 'complaint' as const), n }),
  fc.record({ is: is('click'), n }),
  fc.record({ is: is('tidy'), from: place, n, to: fc.constantFrom<FolderPath | 'flag'>('INBOX', 'Junk', 'flag') }),
  fc.record({ is: is('smtp'), fault: fc.constantFrom(...SMTP_FAULTS) }),
);

/** What must hold from the moment it is acknowledged, and who may be at work then. */
const SHARP: DeedName[] = [
  'take over',
  'reply',
  'hand back',
  'erase',
  'no more mail',
  'discard draft',
  'edit draft',
  'mode of all',
  'merge',
  'split',
];
const BUSY: JobName[] = ['send-outbox', 'answer-threads', 'poll-mailboxes', 'advance-campaigns', 'reconcile-sent'];
const sharp = fc.record({ is: is('person'), who: fc.constantFrom<Person>('ana', 'lead'), deed: fc.constantFrom(...SHARP), n });
const other = fc.oneof({ weight: 3, arbitrary: sharp }, person, writes);

/** Two at once: a job dies, or stands still in its midst, or a server thinks, while something else happens. */
const collision = fc.oneof(
  { weight: 1, arbitrary: fc.record({ is: is('die'), name: fc.constantFrom(...BUSY), n: fc.integer({ min: 1, max: 12 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({ is: is('meanwhile'), name: fc.constantFrom(...BUSY), n: fc.integer({ min: 1, max: 40 }), step: other }),
  },
  { weight: 2, arbitrary: fc.record({ is: is('at the door'), step: other }) },
);
const anything = fc.oneof(
  { weight: 6, arbitrary: writes },
  { weight: 8, arbitrary: person },
  { weight: 8, arbitrary: fc.record({ is: is('round') }) },
  { weight: 3, arbitrary: fc.record({ is: is('job'), name: job }) },
  { weight: 3, arbitrary: time },
  { weight: 3, arbitrary: others },
  { weight: 6, arbitrary: collision },
);

/** Two customers have written and were read, and a campaign may be on its way: something to collide with. */
const morning = fc.tuple(n, n, fc.nat({ max: 3 })).map(([one, other, more]): Step[] => [
  { is: 'write', who: 0, isOther: false, letter: 'new', n: one, folder: 'INBOX', isTwice: false },
  { is: 'write', who: 1, isOther: false, letter: 'new', n: other, folder: 'INBOX', isTwice: false },
  { is: 'job', name: 'poll-mailboxes' },
  ...(more % 2 ? [{ is: 'person' as const, who: 'lead' as const, deed: 'campaign' as const, n: one }] : []),
  { is: 'time', ms: 30_000 },
  // The answers are written, and their hold is over.
  ...(more > 1 ? [{ is: 'round' as const }, { is: 'time' as const, ms: 60_000 }] : []),
]);
const during = (then: fc.Arbitrary<Step[]>) => fc.tuple(morning, then).map(([first, rest]) => [...first, ...rest]);

/** Many things one after the other; or few, and two of them at once. */
export const stepsArbitrary = ({ longest }: { longest: number }): fc.Arbitrary<Step[]> =>
  fc.oneof(
    during(fc.array(anything, { minLength: 5, maxLength: longest, size: 'max' })),
    during(fc.array(fc.oneof({ weight: 3, arbitrary: collision }, anything), { minLength: 1, maxLength: 5, size: 'max' })),
  );

/** @returns in a word what came of it */
export async function take(step: Step, world: World, memory: Memory): Promise<string> {
  switch (step.is) {
    case 'write':
      await write(world, memory, step);
      return 'written';
    case 'report':
      await report(world, memory, step);
      return 'reported';
    case 'click':
      await clickUnsubscribe(world, memory, step);
      return 'clicked';
    case 'tidy':
      await tidy(world, memory, step);
      return 'tidied';
    case 'smtp':
      if (world.wire.faults.length < 2) world.wire.faults.push(step.fault);
      return 'scripted';
    case 'time':
      world.advance(step.ms);
      return 'later';
    case 'person':
      return act(step.deed, { world, memory, who: step.who, n: step.n });
    case 'job':
      await runJob(step.name, world, memory);
      return 'ran';
    case 'round':
      for (const name of JOBS) await runJob(name, world, memory);
      world.advance(20_000);
      return 'went round';
    case 'die': {
      const processName = world.edges.processName.replace(/\d+$/, '999999');
      const died = await dieBehind(step.n, () => world.run(step.name, { processName }));
      await world.restart();
      return died ? 'died' : 'lived';
    }
    case 'at the door': {
      let came = '';
      const other = beside(async () => {
        came = await take(step.step, world, memory);
      });
      world.wire.sink.script.waitAtRcpt = async () => void (await other.begin());
      await world.run('send-outbox');
      world.wire.sink.script.waitAtRcpt = undefined;
      await other.end();
      return `at the door ${came}`;
    }
    case 'meanwhile': {
      let came = '';
      await inTheMiddle(
        step.n,
        () => world.run(step.name),
        async () => {
          came = await take(step.step, world, memory);
        },
      );
      return `meanwhile ${came}`;
    }
  }
}

async function runJob(name: JobName, world: World, memory: Memory): Promise<void> {
  await world.run(name);
  if (name === 'poll-mailboxes') memory.isRead = true;
}

/** A person does something; being refused with a reason is part of a day, and a 500 is not. */
async function act(name: DeedName, doing: Doing): Promise<string> {
  try {
    await DEEDS[name](doing);
    return 'done';
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.code === 'INTERNAL_SERVER_ERROR') throw new Error(`${name}: ${error.cause?.stack ?? error.stack}`);
    return error.code;
  }
}
