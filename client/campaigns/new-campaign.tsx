import { getRouteApi } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { PATHS } from '../app/paths.ts';
import { toast } from '../lib/toast.ts';
import { trpc } from '../lib/trpc.ts';
import { useRefusal } from '../lib/use/use-refusal.ts';
import { errorWords } from '../lib/words/error-words.ts';
import { plural } from '../lib/words/format.ts';
import { Button } from '../ui/button.tsx';
import { Field, Input } from '../ui/field.tsx';
import { ListStates } from '../ui/list-states.tsx';
import { Page } from '../ui/page.tsx';
import { AllCampaigns } from './all-campaigns.tsx';

const route = getRouteApi(PATHS.campaigns);

/** Gives a campaign its name; everything else is written in the editor, which saves by itself. */
export function NewCampaign() {
  const navigate = route.useNavigate();
  const { contactIds, listingKeys, audienceId } = route.useSearch();
  const utils = trpc.useUtils();
  const audience = trpc.audiences.byId.useQuery({ audienceId: audienceId ?? '' }, { enabled: audienceId !== undefined });
  const create = trpc.campaigns.create.useMutation({
    onSuccess: async (campaign) => {
      await utils.campaigns.list.invalidate();
      void navigate({ params: { campaignId: campaign.id }, search: { step: contactIds ? 'content' : 'audience' } });
    },
    onError: (error) => void toast.error(errorWords(error)),
  });
  const { form, errorOf } = useRefusal(create.error);
  const begin = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    create.mutate({
      name: String(new FormData(event.currentTarget).get('name')),
      body: 'Hi {{ firstName | default: "there" }},\n\n',
      audience: { ...audience.data?.filter, ...(contactIds && { contactIds }) },
      listingKeys,
    });
  };
  const carried = [
    ...(contactIds ? [plural(contactIds.length, 'person', 'people')] : []),
    ...(audience.data ? [`the audience “${audience.data.name}”`] : []),
    ...(listingKeys ? [plural(listingKeys.length, 'listing')] : []),
  ];
  return (
    <Page title="New campaign">
      <div className="mx-auto max-w-xl space-y-6 p-4 md:p-8">
        <AllCampaigns />
        <form ref={form} onSubmit={begin} className="space-y-5">
          <Field label="What is it called?" help="For you and your colleagues; no reader sees it." error={errorOf('name')}>
            <Input name="name" required maxLength={200} autoFocus placeholder="Spring listings in Old Harbour" />
          </Field>
          {/* Without it the campaign would go to everybody. */}
          {audienceId !== undefined && (
            <ListStates query={audience} loading={null}>
              {null}
            </ListStates>
          )}
          {carried.length > 0 && <p className="text-list text-soft">It begins with {carried.join(' and ')}.</p>}
          <Button type="submit" look="primary" isBusy={create.isPending} disabled={audienceId !== undefined && !audience.data}>
            Begin
          </Button>
          <p className="text-faint text-list leading-relaxed">
            Four steps follow: whom it goes to, what it says, which listings it shows, and when it leaves. Nothing is sent before you start
            it.
          </p>
        </form>
      </div>
    </Page>
  );
}
