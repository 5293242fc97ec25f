import type { ImportField, ImportRun } from '../../../shared/import.ts';
import { count } from '../../lib/words/format.ts';

/** What each field is called; a record, so that none is forgotten. */
export const FIELD_WORDS: Record<ImportField, string> = {
  email: 'Email address',
  otherEmails: 'Other addresses',
  firstName: 'First name',
  lastName: 'Last name',
  fullName: 'Full name',
  mobilePhone: 'Phone',
  preferredLanguage: 'Language',
  contactTypes: 'Buyer, seller, …',
  leadSource: 'Source',
  stage: 'Stage',
  tags: 'Tags',
  notes: 'Notes',
  consent: 'Mail status',
  optedOut: 'Opted out (yes or no)',
  areas: 'Areas',
  budgetMin: 'Budget from',
  budgetMax: 'Budget up to',
};

export const isUnderWay = ({ state }: ImportRun) => state === 'checking' || state === 'importing';

const STATE_WORDS: Record<ImportRun['state'], string> = {
  uploading: 'Uploading',
  mapping: 'Waiting for its columns',
  checking: 'Being checked',
  checked: 'Checked, not yet imported',
  importing: 'Being imported',
  done: 'Imported',
  cancelled: 'Stopped',
  failed: 'Failed',
};

/** One line about a run. */
export function runWords(run: ImportRun): string {
  const taken = run.state === 'done' ? `: ${count(run.created)} new, ${count(run.updated)} updated, ${count(run.rejected)} left out` : '';
  return `${STATE_WORDS[run.state]}${taken}`;
}
