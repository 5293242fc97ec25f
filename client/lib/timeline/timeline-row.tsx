import { Calendar, House, type LucideIcon, Mail, MailOpen, NotebookPen, Shield, Tag } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TimelineItem } from '../../../shared/timeline.ts';
import { cx } from '../../ui/cx.ts';
import { exactTime, shortTime } from '../words/format.ts';
import { timelineWords } from './timeline-words.ts';

const ICONS: Partial<Record<TimelineItem['kind'], LucideIcon>> = {
  call: Calendar,
  consent: Shield,
  listing: House,
  note: NotebookPen,
};

/** One thing that happened with somebody, on the line that joins it to the one before. What leads on from it is the caller's. */
export function TimelineRow({ item, now, children }: { item: TimelineItem; now: number; children?: ReactNode }) {
  const Icon = item.kind === 'mail' ? (item.isInbound ? MailOpen : Mail) : (ICONS[item.kind] ?? Tag);
  const { words, detail } = timelineWords(item);
  return (
    <li className="relative flex gap-3 pb-4 before:absolute before:top-6 before:bottom-0 before:left-[0.6875rem] before:w-px before:bg-line last:before:hidden">
      <span
        className={cx('grid size-6 shrink-0 place-items-center rounded-full bg-sunken', item.author === 'ai' ? 'text-pine' : 'text-soft')}
      >
        <Icon aria-hidden="true" className="size-3.5" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2 text-list">
          <span className="min-w-0 flex-1 break-words">
            <span className="font-medium">{words}</span>
            {item.byName && <span className="text-faint"> · {item.byName}</span>}
          </span>
          <time className="shrink-0 text-faint text-xs" dateTime={item.at.toISOString()} title={exactTime(item.at)}>
            {shortTime(item.at, now)}
          </time>
        </p>
        {detail && <p className="line-clamp-3 whitespace-pre-wrap break-words text-soft text-xs">{detail.replace(/\n\s*\n/g, '\n')}</p>}
        {children}
      </div>
    </li>
  );
}
