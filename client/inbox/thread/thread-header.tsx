import { ArrowLeft, ChevronDown, PanelRight } from 'lucide-react';
import { nameOrAddress } from '../../../shared/full-name.ts';
import type { AiMode } from '../../../shared/thread.ts';
import { STAGE_WORDS } from '../../lib/words/stage-words.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { KIND_WORDS, KINDS } from '../words.ts';
import { ThreadButtons } from './thread-buttons.tsx';
import type { ThreadView } from './thread-view.ts';
import type { ThreadActions } from './use-thread-actions.ts';

const MODES: { key: AiMode | 'default'; label: string; hint: string }[] = [
  { key: 'default', label: 'As in Settings', hint: 'The brokerage’s mode for this kind of mail' },
  { key: 'autopilot', label: 'Autopilot', hint: 'Answers leave after the hold' },
  { key: 'review', label: 'Review', hint: 'Answers wait for approval' },
  { key: 'off', label: 'Off', hint: 'The AI writes nothing here' },
];

type Props = { view: ThreadView; actions: ThreadActions; onBack(): void; onShowLead(): void };

/** Subject, what the thread is, and what one can do with it; whoever may not act on it sees no button for it. */
export function ThreadHeader({ view, actions, onBack, onShowLead }: Props) {
  const { thread, contact } = view;
  const mayAct = useDesk().mayAct(thread);
  const name = contact ? nameOrAddress(contact) : (thread.participants[0] ?? '');

  return (
    <header className="flex items-start gap-2 border-b px-3 py-2.5 sm:px-6">
      <IconButton label="Back to the list" onClick={onBack} className="-ml-1 md:hidden">
        <ArrowLeft aria-hidden="true" className="size-4" />
      </IconButton>
      <div className="min-w-0 flex-1">
        <h2 className="truncate font-medium font-serif text-lg leading-snug" title={thread.subject}>
          {thread.subject || '(no subject)'}
        </h2>
        <div className="-ml-1.5 flex items-center gap-0.5 overflow-hidden text-soft text-xs">
          {/* Where there is little room: the lead stands beside it, or a tap away. */}
          <span className="truncate pl-1.5 max-sm:hidden xl:max-2xl:hidden">{name}</span>
          {mayAct ? (
            <Corrections view={view} actions={actions} />
          ) : (
            thread.kind && <span className="shrink-0 px-1.5">{KIND_WORDS[thread.kind]}</span>
          )}
          <span className="truncate px-1.5 max-sm:hidden xl:max-2xl:hidden">{STAGE_WORDS[thread.stage]}</span>
        </div>
      </div>
      <div className="flex items-center gap-1 pt-1">
        {mayAct && <ThreadButtons view={view} actions={actions} />}
        <IconButton label="Show the lead" onClick={onShowLead} className="xl:hidden">
          <PanelRight aria-hidden="true" className="size-4" />
        </IconButton>
      </div>
    </header>
  );
}

/** What the newest mail is, and how far the AI may go here: both can be said otherwise. */
function Corrections({ view: { thread, messages }, actions }: Pick<Props, 'view' | 'actions'>) {
  const newestInbound = messages.findLast((message) => message.direction === 'inbound');
  const mode = thread.mode ?? 'default';
  return (
    <>
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
        label="The AI in this conversation"
        items={MODES.map(({ key, label, hint }) => ({
          key,
          label,
          hint,
          isOn: mode === key,
          onSelect: () => actions.setMode.mutate({ threadId: thread.id, mode: key === 'default' ? null : key }),
        }))}
        trigger={
          <Pick>
            {mode === 'default' && <span className="sm:hidden">Default</span>}
            <span className={mode === 'default' ? 'max-sm:hidden' : ''}>{MODES.find(({ key }) => key === mode)?.label}</span>
          </Pick>
        }
      />
    </>
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
