import { getRouteApi } from '@tanstack/react-router';
import { CloudAlert, Send } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Campaign } from '../../../shared/campaign.ts';
import { CAMPAIGN_STEPS, type CampaignsSearch, PATHS } from '../../app/paths.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { goToFault } from '../../lib/use/use-refusal.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { AllCampaigns } from '../all-campaigns.tsx';
import { AudienceStep } from './audience-step.tsx';
import { ContentStep } from './content-step.tsx';
import { ListingsStep } from './listings-step.tsx';
import { placeOf } from './place-of.ts';
import { ScheduleStep } from './schedule-step.tsx';
import { type SaveState, useDraft } from './use-draft.ts';

type Step = NonNullable<CampaignsSearch['step']>;
const route = getRouteApi(PATHS.campaigns);
const STEP_WORDS: Record<Step, string> = { audience: 'Audience', content: 'Content', properties: 'Properties', schedule: 'Schedule' };

/** A campaign before it starts: whom, what, which listings, when. Saved as it is written. */
export function Editor({ campaign }: { campaign: Campaign }) {
  const { step = 'audience' } = route.useSearch();
  const navigate = route.useNavigate();
  const saved = useDraft(campaign);
  const [mail, setMail] = useState(0);
  const body = useRef<HTMLDivElement>(null);
  const [isSought, setIsSought] = useState(false);
  const go = (next: Step) => void navigate({ search: { step: next } });
  /** Saves at somebody's word, not by itself: what is refused then is shown where it stands, on whatever step and mail that is. */
  const flush = async () => {
    if (await saved.flush()) return true;
    const field = saved.refused.current;
    if (field !== null) {
      const place = placeOf(field);
      setMail(place.mail);
      if (place.step !== step) go(place.step);
      setIsSought(true);
    }
    return false;
  };
  const draft = { ...saved, flush };
  // Another step comes when the router has it, so it is looked for until it is there.
  useEffect(() => {
    if (isSought && (typeof saved.save !== 'object' || goToFault(body.current))) setIsSought(false);
  });
  const next = CAMPAIGN_STEPS[CAMPAIGN_STEPS.indexOf(step) + 1];
  return (
    <Page
      title={draft.draft.name.trim() || campaign.name}
      note={`No. ${campaign.number}`}
      actions={
        <>
          <SaveLine save={draft.save} onRetry={draft.flush} />
          <TestSend campaignId={campaign.id} flush={draft.flush} />
          {next && (
            <Button look="primary" onClick={() => go(next)}>
              Next: {STEP_WORDS[next]}
            </Button>
          )}
        </>
      }
    >
      <Tabs label="Steps" tabs={CAMPAIGN_STEPS.map((key) => ({ key, label: STEP_WORDS[key] }))} value={step} onChange={go} />
      <div ref={body} className="mx-auto max-w-6xl space-y-5 p-4 md:p-6">
        <AllCampaigns />
        {step === 'audience' && <AudienceStep draft={draft} />}
        {step === 'content' && <ContentStep draft={draft} at={mail} onMail={setMail} />}
        {step === 'properties' && <ListingsStep draft={draft} />}
        {step === 'schedule' && <ScheduleStep draft={draft} onGo={go} />}
      </div>
    </Page>
  );
}

function SaveLine({ save, onRetry }: { save: SaveState; onRetry(): unknown }) {
  if (typeof save === 'object') {
    return (
      <span role="alert" className="flex items-center gap-2 text-list text-rust">
        <CloudAlert aria-hidden="true" className="size-4" /> Not saved: {save.failed}
        <Button size="sm" onClick={() => void onRetry()}>
          Save again
        </Button>
      </span>
    );
  }
  return (
    <span role="status" className="text-faint text-list">
      {save === 'saved' ? 'Saved' : 'Saving…'}
    </span>
  );
}

/** One mail to whoever asks: what a mail program makes of it shows there alone. */
function TestSend({ campaignId, flush }: { campaignId: string; flush(): Promise<boolean> }) {
  const isRehearsal = trpc.system.health.useQuery().data?.rehearsal ?? false;
  const send = trpc.campaigns.testSend.useMutation({
    onSuccess: ({ address }) =>
      void toast.success(
        isRehearsal
          ? `A test was written to ${address}. In the rehearsal no mail leaves this machine: read it under Rehearsal.`
          : `A test is on its way to ${address}.`,
      ),
    onError: (error) => void toast.error(errorWords(error)),
  });
  return (
    <Button isBusy={send.isPending} onClick={async () => (await flush()) && send.mutate({ campaignId })}>
      <Send aria-hidden="true" className="size-3.5" /> Send me a test
    </Button>
  );
}
