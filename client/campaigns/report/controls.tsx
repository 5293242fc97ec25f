import { Link } from '@tanstack/react-router';
import { Inbox, Pause, PenLine, Play, RotateCcw, Square } from 'lucide-react';
import { useState } from 'react';
import type { FullReport } from '../../../shared/campaign-report.ts';
import { PATHS } from '../../app/paths.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { plural } from '../../lib/words/format.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';

const LINK =
  'inline-flex h-8 items-center gap-1.5 rounded-md border border-line-strong bg-raised px-3 font-medium text-list hover:bg-hover';

/** What can be done with a campaign as it stands now. */
export function Controls({ report }: { report: FullReport }) {
  const { id: campaignId, state } = report.campaign;
  const utils = trpc.useUtils();
  const options = { onError: (error: unknown) => void toast.error(errorWords(error)), onSettled: () => utils.campaigns.invalidate() };
  const pause = trpc.campaigns.pause.useMutation(options);
  const resume = trpc.campaigns.resume.useMutation(options);
  const retry = trpc.campaigns.retryFailed.useMutation({
    ...options,
    onSuccess: ({ retried }) => void toast.success(`${plural(retried, 'mail is', 'mails are')} tried again.`),
  });
  const isRunning = state === 'sending' || state === 'scheduled';
  const isStopped = state === 'paused' || state === 'stopped';
  return (
    <>
      {report.replied > 0 && (
        <Link to={PATHS.inbox} params={{ view: 'all', threadId: undefined }} search={{ campaign: campaignId }} className={LINK}>
          <Inbox aria-hidden="true" className="size-3.5" /> Replies in the inbox
        </Link>
      )}
      {report.failed > 0 && state !== 'cancelled' && (
        <Button isBusy={retry.isPending} onClick={() => retry.mutate({ campaignId })}>
          <RotateCcw aria-hidden="true" className="size-3.5" /> Try the failed again
        </Button>
      )}
      {state === 'scheduled' && (
        <Link to={PATHS.campaigns} params={{ campaignId }} search={{ step: 'schedule' }} className={LINK}>
          <PenLine aria-hidden="true" className="size-3.5" /> Change it
        </Link>
      )}
      {(isRunning || isStopped) && <CancelRest report={report} />}
      {isRunning && (
        <Button isBusy={pause.isPending} onClick={() => pause.mutate({ campaignId })}>
          <Pause aria-hidden="true" className="size-3.5" /> Pause
        </Button>
      )}
      {isStopped && (
        <Button look="primary" isBusy={resume.isPending} onClick={() => resume.mutate({ campaignId })}>
          <Play aria-hidden="true" className="size-3.5" /> Resume
        </Button>
      )}
    </>
  );
}

function CancelRest({ report }: { report: FullReport }) {
  const utils = trpc.useUtils();
  const [isAsking, setIsAsking] = useState(false);
  const cancel = trpc.campaigns.cancel.useMutation({
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => {
      setIsAsking(false);
      return utils.campaigns.invalidate();
    },
  });
  return (
    <>
      <Button look="danger" onClick={() => setIsAsking(true)}>
        <Square aria-hidden="true" className="size-3.5" /> Cancel the rest
      </Button>
      {isAsking && (
        <ConfirmDialog
          title="Cancel the rest?"
          words={`${plural(report.waiting + report.queued, 'mail that has', 'mails that have')} not left will never be sent. This cannot be taken back.`}
          action="Cancel the rest"
          isDangerous
          isBusy={cancel.isPending}
          onConfirm={() => cancel.mutate({ campaignId: report.campaign.id })}
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  );
}
