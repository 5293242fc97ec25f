import { getRouteApi } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { type CampaignsSearch, PATHS } from '../../app/paths.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { audienceWords } from '../../lib/words/audience-words.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { count, exactTime, plural } from '../../lib/words/format.ts';
import { fromLocalInput, toLocalInput } from '../../lib/zone/local-input.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Fact, Section } from '../../ui/page.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ListingNames } from '../listing-names.tsx';
import { useAudienceNames } from '../use-audience-names.ts';
import { Findings } from './findings.tsx';
import type { Draft } from './use-draft.ts';

type Props = { draft: Draft; onGo(step: NonNullable<CampaignsSearch['step']>): void };
const route = getRouteApi(PATHS.campaigns);
const HOUR_MS = 3_600_000;

/** When it goes and how fast, all of it once more in words, and the start. */
export function ScheduleStep({ draft, onGo }: Props) {
  const { change } = draft;
  const campaign = draft.draft;
  const isLater = campaign.scheduledAt !== null;
  return (
    <div className="grid gap-8 lg:grid-cols-2">
      <div className="space-y-6">
        <div>
          <p className="mb-1.5 font-medium text-list text-soft">It goes</p>
          <Segmented
            label="When it goes"
            options={[
              { value: 'now', label: 'When I start it' },
              { value: 'later', label: 'At a time' },
            ]}
            value={isLater ? 'later' : 'now'}
            onChange={(when) => change({ scheduledAt: when === 'later' ? new Date(Date.now() + 24 * HOUR_MS) : null })}
          />
        </div>
        {campaign.scheduledAt && (
          <Field
            label="Date and time"
            help="In your own time zone. A time missed by more than an hour asks first."
            error={draft.errorOf('scheduledAt')}
          >
            <Input
              type="datetime-local"
              className="max-w-64"
              value={toLocalInput(campaign.scheduledAt)}
              onChange={({ target }) => {
                const at = fromLocalInput(target.value);
                if (at) change({ scheduledAt: at });
              }}
            />
          </Field>
        )}
        <Field
          label="Mails per minute"
          help="Empty: as fast as the mailbox allows. A slow pace looks like a person, and leaves time to stop it."
          error={draft.errorOf('perMinute')}
        >
          <Input
            type="number"
            min={1}
            max={10000}
            className="max-w-32"
            value={campaign.perMinute ?? ''}
            onChange={({ target }) =>
              change({ perMinute: target.value === '' ? null : Math.min(10_000, Math.max(1, Math.round(Number(target.value)))) })
            }
          />
        </Field>
        <Findings campaignId={campaign.id} />
      </div>
      <Summary draft={draft} onGo={onGo} />
    </div>
  );
}

function Summary({ draft, onGo }: Props) {
  const campaign = draft.draft;
  const names = useAudienceNames();
  const found = trpc.audiences.count.useQuery({ filter: campaign.audience }).data;
  const step = (name: NonNullable<CampaignsSearch['step']>) => (
    <Button size="sm" look="ghost" className="-my-1 px-1.5" onClick={() => onGo(name)}>
      Change
    </Button>
  );
  return (
    <Section title="Once more">
      <div className="rounded-lg border bg-raised p-5">
        <dl>
          <Fact name="To">
            {audienceWords(campaign.audience, names)}: <strong>{found ? plural(found.mailable, 'person', 'people') : '…'}</strong>
            {step('audience')}
          </Fact>
          <Fact name="Subject">
            {campaign.subject || <span className="text-faint">none yet</span>}
            {campaign.subjectB && <span className="block text-soft">or: {campaign.subjectB}</span>}
            {step('content')}
          </Fact>
          <Fact name="Mails">
            {campaign.steps.length === 0 ? 'one' : `${campaign.steps.length + 1}, each later one only to who has not answered`}
          </Fact>
          <Fact name="Listings">
            {campaign.listingKeys.length === 0 ? 'none' : <ListingNames listingKeys={campaign.listingKeys} />}
            {step('properties')}
          </Fact>
          <Fact name="When">{campaign.scheduledAt ? exactTime(campaign.scheduledAt) : 'as soon as it is started'}</Fact>
          <Fact name="Pace">{campaign.perMinute ? `${count(campaign.perMinute)} a minute` : 'as fast as the mailbox allows'}</Fact>
        </dl>
        <Start draft={draft} people={found?.mailable} />
      </div>
    </Section>
  );
}

function Start({ draft, people }: { draft: Draft; people: number | undefined }) {
  const navigate = route.useNavigate();
  const utils = trpc.useUtils();
  const [isAsking, setIsAsking] = useState(false);
  const campaign = draft.draft;
  const lint = trpc.campaigns.lint.useQuery({ campaignId: campaign.id }).data;
  const start = trpc.campaigns.start.useMutation({
    onSuccess: async () => {
      await utils.campaigns.invalidate();
      void navigate({ params: { campaignId: campaign.id }, search: {} });
    },
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => setIsAsking(false),
  });
  const action = campaign.scheduledAt ? 'Plan it' : 'Start sending';
  return (
    <div className="mt-5 flex flex-wrap items-center gap-3 border-t pt-4">
      <Button look="primary" disabled={!lint?.canStart} onClick={async () => (await draft.flush()) && setIsAsking(true)}>
        {action}
      </Button>
      {lint && !lint.canStart && <span className="text-list text-rust">Mend what is marked first.</span>}
      <Discard campaignId={campaign.id} />
      {isAsking && (
        <ConfirmDialog
          title={campaign.scheduledAt ? `Plan it for ${exactTime(campaign.scheduledAt)}?` : 'Start sending now?'}
          words={`${people === undefined ? 'Everybody of the audience gets' : `${plural(people, 'person gets', 'people get')}`} this mail, each once. It can be paused at any time.`}
          action={action}
          isBusy={start.isPending}
          onConfirm={() => start.mutate({ campaignId: campaign.id })}
          onClose={() => setIsAsking(false)}
        />
      )}
    </div>
  );
}

/** A draft that is not wanted: cancelled, it stays in the list with its number and is never sent. */
function Discard({ campaignId }: { campaignId: string }) {
  const navigate = route.useNavigate();
  const utils = trpc.useUtils();
  const [isAsking, setIsAsking] = useState(false);
  const cancel = trpc.campaigns.cancel.useMutation({
    onSuccess: async () => {
      await utils.campaigns.invalidate();
      void navigate({ params: { campaignId: undefined }, search: {} });
    },
    onError: (error) => void toast.error(errorWords(error)),
  });
  return (
    <>
      <Button look="danger" className="ml-auto" onClick={() => setIsAsking(true)}>
        <Trash2 aria-hidden="true" className="size-3.5" /> Give it up
      </Button>
      {isAsking && (
        <ConfirmDialog
          title="Give this campaign up?"
          words="Nothing of it has been sent, and nothing will be. It stays in the list, marked as cancelled."
          action="Give it up"
          isDangerous
          isBusy={cancel.isPending}
          onConfirm={() => cancel.mutate({ campaignId })}
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  );
}
