import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Stage } from '../../shared/contact.ts';
import { PATHS } from '../app/paths.ts';
import { errorWords } from '../lib/error-words.ts';
import { inWords } from '../lib/format.ts';
import { toast } from '../lib/toast.ts';
import { trpc } from '../lib/trpc.ts';
import { useStored } from '../lib/use-stored.ts';
import { Button } from '../ui/button.tsx';
import { Field, Input, Textarea } from '../ui/field.tsx';
import { Page, Section } from '../ui/page.tsx';
import { AUDIENCE_STAGES, audienceWords } from './audience.ts';
import { mergeSample } from './merge-sample.ts';

const route = getRouteApi(PATHS.campaigns);

/** Whom, what, and how fast: makes a draft, which a second click starts. */
export function NewCampaign() {
  const navigate = route.useNavigate();
  const utils = trpc.useUtils();
  const [subject, setSubject] = useStored('campaign:subject', '');
  const [body, setBody] = useStored('campaign:body', 'Hi {{ firstName }},\n\n');
  const [stages, setStages] = useState<Stage[]>([]);
  const [tags, setTags] = useState('');
  const create = trpc.campaigns.create.useMutation({
    onSuccess: async (campaign) => {
      setSubject('');
      setBody('');
      await utils.campaigns.invalidate();
      toast.success('The draft is ready. Read it once more, then start it.');
      navigate({ params: { campaignId: campaign.id } });
    },
    onError: (error) => void toast.error(errorWords(error)),
  });
  const tagList = tags.split(',').flatMap((tag) => tag.trim() || []);
  const audience = { stages: stages.length > 0 ? stages : undefined, tags: tagList.length > 0 ? tagList : undefined };
  const isAddressed = stages.length > 0 || tagList.length > 0;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const perMinute = Number(form.get('perMinute'));
    create.mutate({ name: String(form.get('name')), subject, body, audience, perMinute: perMinute > 0 ? perMinute : undefined });
  };

  return (
    <Page title="New campaign">
      <form onSubmit={submit} className="mx-auto grid max-w-5xl gap-8 p-4 md:p-6 lg:grid-cols-2">
        <div className="space-y-5">
          <Field label="Name" help="For you; nobody else sees it.">
            <Input name="name" required maxLength={200} autoFocus placeholder="Spring listings in Old Harbour" />
          </Field>
          <fieldset>
            <legend className="mb-1.5 font-medium text-list text-soft">Goes to contacts in these stages</legend>
            <div className="flex flex-wrap gap-1.5">
              {AUDIENCE_STAGES.map((stage) => {
                const isOn = stages.includes(stage);
                return (
                  <Button
                    key={stage}
                    size="sm"
                    look={isOn ? 'chosen' : 'plain'}
                    aria-pressed={isOn}
                    onClick={() => setStages(isOn ? stages.filter((other) => other !== stage) : [...stages, stage])}
                  >
                    {inWords(stage)}
                  </Button>
                );
              })}
            </div>
          </fieldset>
          <Field label="With any of these tags" help="Separated by commas. Empty: whatever their tags.">
            <Input value={tags} onChange={(event) => setTags(event.target.value)} placeholder="first-time, waterfront" />
          </Field>
          <Field label="Subject">
            <Input
              value={subject}
              onChange={(event) => setSubject(event.target.value)}
              required
              maxLength={200}
              placeholder="Three new homes by the water"
            />
          </Field>
          <Field
            label="Text"
            help="{{ firstName }}, {{ lastName }} and {{ email }} are filled in. Somebody without a first name is skipped and shown as such."
          >
            <Textarea value={body} onChange={(event) => setBody(event.target.value)} required rows={12} />
          </Field>
          <Field label="Mails per minute" help="Empty: as fast as the mailbox allows.">
            <Input name="perMinute" type="number" min={1} max={10000} className="w-32" />
          </Field>
          <div className="flex items-center gap-3">
            <Button type="submit" look="primary" isBusy={create.isPending} disabled={!isAddressed}>
              Make the draft
            </Button>
            <span className="text-faint text-list">{isAddressed ? audienceWords(audience) : 'Choose a stage or a tag first.'}</span>
          </div>
        </div>
        <div className="lg:sticky lg:top-6 lg:self-start">
          <Section title="As Maya would read it">
            <div className="rounded-lg border bg-raised p-5">
              <p className="font-medium font-serif text-lg">{mergeSample(subject) || 'Subject'}</p>
              <p className="mt-3 whitespace-pre-wrap break-words leading-relaxed">{mergeSample(body)}</p>
              <p className="mt-5 border-t pt-3 text-faint text-xs">Your postal address · Unsubscribe</p>
            </div>
          </Section>
        </div>
      </form>
    </Page>
  );
}
