import { Monitor, Moon, Smartphone, Sun } from 'lucide-react';
import { useState } from 'react';
import { nameOrAddress } from '../../../shared/full-name.ts';
import { trpc } from '../../lib/trpc.ts';
import { useSettled } from '../../lib/use/use-time.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Input } from '../../ui/field.tsx';
import { Section } from '../../ui/page.tsx';
import { Popover } from '../../ui/popover.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

type Props = { campaignId: string; step: number; hasTwoSubjects: boolean };

/** The mail to the letter, as one reader gets it: whoever one wants, wide or on a phone, in the light or the dark. */
export function MailPreview({ campaignId, step, hasTwoSubjects }: Props) {
  const [contactId, setContactId] = useState<string>();
  const [variant, setVariant] = useState<'a' | 'b'>('a');
  const [isPhone, setIsPhone] = useState<'desktop' | 'phone'>('desktop');
  const [theme, setTheme] = useState<'light' | 'dark'>('light');
  const query = trpc.campaigns.preview.useQuery(
    { campaignId, step, contactId, ...(hasTwoSubjects && { variant }) },
    { placeholderData: (before) => before },
  );
  const mail = query.data;
  return (
    <Section
      title="As they get it"
      actions={
        <div className="flex flex-wrap gap-2">
          {hasTwoSubjects && (
            <Segmented
              label="Subject"
              options={[
                { value: 'a', label: 'A' },
                { value: 'b', label: 'B' },
              ]}
              value={variant}
              onChange={setVariant}
            />
          )}
          <Segmented
            label="Width"
            options={[
              { value: 'desktop', label: 'Wide', icon: Monitor },
              { value: 'phone', label: 'Phone', icon: Smartphone },
            ]}
            value={isPhone}
            onChange={setIsPhone}
          />
          <Segmented
            label="Colours"
            options={[
              { value: 'light', label: 'Light', icon: Sun },
              { value: 'dark', label: 'Dark', icon: Moon },
            ]}
            value={theme}
            onChange={setTheme}
          />
        </div>
      }
    >
      <div className="overflow-hidden rounded-lg border bg-raised">
        <dl className="space-y-1 border-b px-4 py-3 text-list">
          <div className="flex items-center gap-2">
            <dt className="w-16 shrink-0 text-faint">To</dt>
            <dd className="flex min-w-0 flex-1 items-center gap-2">
              <span className="min-w-0 flex-1 truncate">{mail ? mail.to.name || mail.to.address : '…'}</span>
              <ChooseReader onChoose={setContactId} />
            </dd>
          </div>
          <div className="flex gap-2">
            <dt className="w-16 shrink-0 text-faint">Subject</dt>
            <dd className="min-w-0 flex-1 break-words font-medium" data-preview-subject>
              {mail?.subject || <span className="text-faint">none yet</span>}
            </dd>
          </div>
        </dl>
        {mail && mail.problems.length > 0 && (
          <ul className="border-b bg-amber-wash px-4 py-2 text-amber text-list" aria-label="Why this reader would not get it">
            {mail.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
        {query.error && (
          <p role="alert" className="p-4 text-list text-rust">
            {errorWords(query.error)}
          </p>
        )}
        {mail ? (
          <div className={cx('flex justify-center', isPhone === 'phone' && 'bg-sunken py-4')}>
            {/* No script of a mail runs; what is styled by theme follows the frame's own colours, not the system's. */}
            <iframe
              title="The mail"
              sandbox=""
              referrerPolicy="no-referrer"
              srcDoc={mail.html}
              style={{ colorScheme: theme }}
              className={cx('h-[32rem] bg-white', isPhone === 'phone' ? 'w-[375px] max-w-full rounded-lg border' : 'w-full')}
            />
          </div>
        ) : (
          !query.error && <Skeleton className="h-[32rem] w-full rounded-none" />
        )}
      </div>
    </Section>
  );
}

/** Anybody may be looked at, in the audience or not: the preview says why somebody would not get it. */
function ChooseReader({ onChoose }: { onChoose(contactId: string | undefined): void }) {
  const [words, setWords] = useState('');
  const search = useSettled(words.trim(), 200);
  const found = trpc.contacts.list.useQuery({ search: search || undefined, limit: 8 }, { placeholderData: (before) => before });
  return (
    <Popover
      trigger={
        <Button size="sm" look="ghost">
          As somebody else…
        </Button>
      }
      label="Whose mail to look at"
      align="end"
    >
      {(close) => (
        <div className="space-y-2">
          <Input
            aria-label="Find a contact"
            placeholder="Name or address"
            value={words}
            onChange={({ target }) => setWords(target.value)}
            autoFocus
          />
          <ul>
            {found.data?.items.map((contact) => (
              <li key={contact.id}>
                <button
                  type="button"
                  className="w-full rounded-md px-2 py-1.5 text-left text-list hover:bg-hover"
                  onClick={() => {
                    onChoose(contact.id);
                    close();
                  }}
                >
                  <span className="block truncate font-medium">{nameOrAddress(contact)}</span>
                  <span className="block truncate text-faint text-xs">{contact.email}</span>
                </button>
              </li>
            ))}
            {found.data?.items.length === 0 && <li className="px-2 py-1.5 text-faint text-list">Nobody is called that.</li>}
          </ul>
          <Button
            size="sm"
            look="ghost"
            onClick={() => {
              onChoose(undefined);
              close();
            }}
          >
            Somebody of the audience
          </Button>
        </div>
      )}
    </Popover>
  );
}
