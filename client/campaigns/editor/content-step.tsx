import { MAX_STEPS } from '../../../shared/campaign.ts';
import { plural } from '../../lib/words/format.ts';
import { Button } from '../../ui/button.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Findings } from './findings.tsx';
import { MailFields } from './mail-fields.tsx';
import { MailPreview } from './mail-preview.tsx';
import { Templates } from './templates.tsx';
import type { Draft } from './use-draft.ts';

const DAY_HOURS = 24;

/** What it says: the first mail and up to four more, with the mail as a reader gets it beside the words. */
export function ContentStep({ draft, at, onMail }: { draft: Draft; at: number; onMail(at: number): void }) {
  const { subject, subjectB, body, steps } = draft.draft;
  const later = steps[at - 1];
  const setLater = (change: Partial<(typeof steps)[number]>) =>
    draft.change({ steps: steps.map((step, index) => (index === at - 1 ? { ...step, ...change } : step)) });
  const addMail = () => {
    draft.change({ steps: [...steps, { subject: '', body: 'Hi {{ firstName }},\n\n', listingKeys: [], waitHours: 3 * DAY_HOURS }] });
    onMail(steps.length + 1);
  };
  const removeMail = () => {
    draft.change({ steps: steps.filter((_, index) => index !== at - 1) });
    onMail(at - 1);
  };
  const tabs = [
    { key: '0', label: 'First mail' },
    ...steps.map((step, index) => ({ key: `${index + 1}`, label: tabWords(index, step.waitHours) })),
  ];
  return (
    <div className="grid gap-8 lg:grid-cols-2">
      <div className="min-w-0 space-y-5">
        <div className="flex flex-wrap items-center gap-2">
          <Tabs label="Mails of this campaign" tabs={tabs} value={String(at)} onChange={(key) => onMail(Number(key))} />
          {steps.length < MAX_STEPS - 1 && (
            <Button size="sm" look="ghost" className="ml-auto" onClick={addMail}>
              Add a later mail
            </Button>
          )}
        </div>
        {later ? (
          <MailFields
            key={at}
            subject={later.subject}
            body={later.body}
            errorOf={(field) => draft.errorOf(`steps.${at - 1}.${field}`)}
            onChange={setLater}
            wait={{ hours: later.waitHours, onChange: (waitHours) => setLater({ waitHours }), onRemove: removeMail }}
          />
        ) : (
          <>
            <Templates words={{ subject, body }} onChoose={draft.change} />
            <MailFields
              key="first"
              subject={subject}
              body={body}
              errorOf={draft.errorOf}
              onChange={draft.change}
              test={{ subjectB, onChange: (next) => draft.change({ subjectB: next }) }}
            />
          </>
        )}
      </div>
      <div className="min-w-0 space-y-6 lg:sticky lg:top-6 lg:self-start">
        <MailPreview campaignId={draft.draft.id} step={at} hasTwoSubjects={at === 0 && subjectB !== null} />
        <Findings campaignId={draft.draft.id} />
      </div>
    </div>
  );
}

function tabWords(index: number, waitHours: number): string {
  const wait = waitHours % DAY_HOURS === 0 ? plural(waitHours / DAY_HOURS, 'day') : plural(waitHours, 'hour');
  return `Mail ${index + 2}, after ${wait}`;
}
