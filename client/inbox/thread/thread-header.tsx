import { ArrowLeft, ChevronDown, CircleCheck, PanelRight, RotateCcw, Undo2, UserRound } from 'lucide-react';
import type { AiMode } from '../../../shared/thread.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { KIND_WORDS, KINDS, STAGE_WORDS } from '../words.ts';
import type { ThreadView } from './thread-view.ts';
import type { ThreadActions } from './use-thread-actions.ts';

const MODES: { key: AiMode | 'default'; label: string; hint: string }[] = [
  { key: 'default', label: 'As in Settings', hint: 'The brokerage’s mode for this kind of mail' },
  { key: 'autopilot', label: 'Autopilot', hint: 'Answers leave after the hold' },
  { key: 'review', label: 'Review', hint: 'Answers wait for approval' },
  { key: 'off', label: 'Off', hint: 'The AI writes nothing here' },
];

type Props = { view: ThreadView; actions: ThreadActions; onBack(): void; onShowLead(): void };

/** Subject, what the thread is, and what one can do with it. */
export function ThreadHeader({ view, actions, onBack, onShowLead }: Props) {
  const { thread, contact } = view;
  const threadId = thread.id;
  const newestInbound = view.messages.findLast((message) => message.direction === 'inbound');
  const isClosed = thread.status === 'closed';
  const name = contact ? `${contact.firstName} ${contact.lastName}`.trim() || contact.email : (thread.participants[0] ?? '');

  return (
    <header className="flex items-start gap-2 border-b px-3 py-2.5 sm:px-6">
      <IconButton label="Back to the list" onClick={onBack} className="-ml-1 md:hidden">
        <ArrowLeft aria-hidden="true" className="size-4" />
      </IconButton>
      <div className="min-w-0 flex-1">
        <h2 className="truncate font-medium font-serif text-lg leading-snug">{thread.subject || '(no subject)'}</h2>
        <div className="-ml-1.5 flex items-center gap-0.5 overflow-hidden text-soft text-xs">
          <span className="truncate pl-1.5">{name}</span>
          {newestInbound && (
            <Menu
              label="What the newest mail is"
              items={KINDS.map((kind) => ({
                key: kind,
                label: KIND_WORDS[kind],
                isOn: thread.kind === kind,
                onSelect: () => actions.reclassify.mutate({ messageId: newestInbound.id, kind }),
              }))}
              trigger={<Pick>{thread.kind ? KIND_WORDS[thread.kind] : 'Not read yet'}</Pick>}
            />
          )}
          <Menu
            label="The AI in this thread"
            items={MODES.map(({ key, label, hint }) => ({
              key,
              label,
              hint,
              isOn: (thread.mode ?? 'default') === key,
              onSelect: () => actions.setMode.mutate({ threadId, mode: key === 'default' ? null : key }),
            }))}
            trigger={<Pick>{MODES.find(({ key }) => key === (thread.mode ?? 'default'))?.label}</Pick>}
          />
          <span className="truncate px-1.5 max-sm:hidden">{STAGE_WORDS[thread.stage]}</span>
        </div>
      </div>
      <div className="flex items-center gap-1 pt-1">
        {thread.isTakenOver ? (
          <Button onClick={() => actions.handBack.mutate({ threadId })} isBusy={actions.handBack.isPending} title="Hand back to the AI (h)">
            <Undo2 aria-hidden="true" className="size-3.5" /> <span className="max-sm:sr-only">Hand back</span>
          </Button>
        ) : (
          <Button
            onClick={() => actions.takeOver.mutate({ threadId })}
            isBusy={actions.takeOver.isPending}
            title="Take over from the AI (t)"
          >
            <UserRound aria-hidden="true" className="size-3.5 text-brick" /> <span className="max-sm:sr-only">Take over</span>
          </Button>
        )}
        <IconButton
          label={isClosed ? 'Reopen (e)' : 'Close (e)'}
          onClick={() => (isClosed ? actions.reopen : actions.close).mutate({ threadId })}
        >
          {isClosed ? <RotateCcw aria-hidden="true" className="size-4" /> : <CircleCheck aria-hidden="true" className="size-4" />}
        </IconButton>
        <IconButton label="Show the lead" onClick={onShowLead} className="2xl:hidden xl:hidden">
          <PanelRight aria-hidden="true" className="size-4" />
        </IconButton>
      </div>
    </header>
  );
}

function Pick({ children, ...rest }: { children: React.ReactNode }) {
  return (
    <button type="button" {...rest} className="flex shrink-0 items-center gap-0.5 rounded px-1.5 py-0.5 hover:bg-hover hover:text-ink">
      {children}
      <ChevronDown aria-hidden="true" className="size-3 text-faint" />
    </button>
  );
}
