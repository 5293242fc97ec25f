import { Archive, Check, Inbox, Reply, Trash2 } from 'lucide-react';
import { Avatar } from '../../ui/avatar.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Chip, Dot } from '../../ui/chip.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Empty } from '../../ui/list-states.tsx';
import { Fact, Section } from '../../ui/page.tsx';
import { Progress, ProgressBar } from '../../ui/progress.tsx';
import { Skeleton, SkeletonRows } from '../../ui/skeleton.tsx';
import { Stat } from '../../ui/stat.tsx';

const COLOURS = ['paper', 'surface', 'raised', 'sunken', 'hover', 'line', 'line-strong', 'faint', 'soft', 'ink'] as const;
const MEANINGS = ['brick', 'pine', 'amber', 'rust'] as const;

export function WordsShelf() {
  return (
    <>
      <Section title="Colours">
        <ul className="flex flex-wrap gap-2">
          {[...COLOURS, ...MEANINGS, ...MEANINGS.map((name) => `${name}-wash`)].map((name) => (
            <li key={name} className="w-16 text-2xs text-faint">
              <span className="mb-1 block h-8 rounded-md border" style={{ background: `var(--color-${name})` }} />
              {name}
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Type">
        <p className="font-medium font-serif text-2xl">27 Quarry Lane, Orchard Falls</p>
        <p className="font-medium font-serif text-xl">A screen’s heading</p>
        <p className="font-serif text-lg">A card’s heading</p>
        <p className="text-sm">Body, fourteen pixels: The garden faces south and the roof was renewed in 2019.</p>
        <p className="text-list">List, thirteen pixels: Are the measurements on the listing exact? $640,000 · 14:02</p>
        <p className="text-soft text-xs">Twelve, soft: a note beside something.</p>
        <p className="eyebrow">Eyebrow</p>
        <p className="flex gap-1">
          <Kbd keys="mod+k" /> <Kbd keys="g i" /> <Kbd keys="?" /> <Kbd keys="Escape" />
        </p>
      </Section>
      <Section title="Buttons">
        <div className="flex flex-wrap items-center gap-2">
          <Button look="primary">Send now</Button>
          <Button>Edit</Button>
          <Button look="ghost">Discard</Button>
          <Button look="chosen">Chosen</Button>
          <Button look="danger">Erase</Button>
          <Button look="destroy">Erase for good</Button>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button look="primary" disabled>
            Send now
          </Button>
          <Button disabled>Edit</Button>
          <Button isBusy>Saving…</Button>
          <Button size="sm">Small</Button>
          <Button size="sm" look="primary">
            <Reply aria-hidden="true" className="size-3.5" />
            Reply
          </Button>
          <IconButton label="Archive" keys="e">
            <Archive aria-hidden="true" className="size-4" />
          </IconButton>
          <IconButton label="Delete" look="danger">
            <Trash2 aria-hidden="true" className="size-4" />
          </IconButton>
        </div>
      </Section>
      <Section title="Chips, points, people">
        <div className="flex flex-wrap items-center gap-2">
          <Chip>Buyer lead</Chip>
          <Chip tone="pine">Writing…</Chip>
          <Chip tone="brick">Taken over</Chip>
          <Chip tone="amber">Needs you</Chip>
          <Chip tone="rust">Failed</Chip>
          <Dot />
          <Dot tone="good" />
          <Dot tone="pine" />
          <Dot tone="brick" />
          <Dot tone="amber" />
          <Dot tone="rust" />
          <Avatar name="Ada Larkin" size="sm" />
          <Avatar name="Jon Vale" />
          <Avatar name="iris@example.com" size="lg" />
        </div>
      </Section>
      <Section title="Figures">
        <div className="grid grid-cols-3 divide-x">
          <Stat name="Answered" value="94 %" note="of 1,204 mails" onOpen={() => undefined} />
          <Stat name="By the AI alone" value="61 %" tone="pine" />
          <Stat name="Waiting for you" value="12" tone="amber" note="the oldest since 9:14" />
        </div>
        <Progress
          label="Recipients"
          total={100}
          parts={[
            { key: 'sent', value: 62, className: 'bg-soft', label: 'sent' },
            { key: 'failed', value: 6, className: 'bg-rust', label: 'failed' },
          ]}
        />
        <ProgressBar label="Import" value={340} total={1000} />
        <ProgressBar label="Reading" value={0} total={null} tone="neutral" />
        <dl>
          <Fact name="Budget up to">$640,000</Fact>
          <Fact name="Areas">Old Harbour, Orchard Falls and anything within a walk of the ferry that has a garden for the dogs</Fact>
        </dl>
      </Section>
      <Section title="While it loads, and when there is nothing">
        <Skeleton className="h-4 w-1/2" />
        <SkeletonRows rows={2} />
        <Empty
          icon={Inbox}
          title="Nothing waits for you"
          action={
            <Button>
              <Check aria-hidden="true" className="size-3.5" />
              See all conversations
            </Button>
          }
        >
          The AI answers what comes in. What it is unsure of appears here.
        </Empty>
      </Section>
    </>
  );
}
