import type { Call } from '../../../shared/call.ts';
import type { Settings } from '../../../shared/settings.ts';
import { renderLetter } from '../../letters/render-letter.ts';
import { labelSlot } from '../slots/label-slot.ts';
import type { CallMail } from './write-call-mail.ts';

type About = { who: string; phone: string; settings: Settings; publicUrl: string };

/** What the agent is told of their own call: who, when, the number to dial, and where the conversation is. Pure. */
export function writeAgentMail(
  what: CallMail,
  call: Pick<Call, 'startsAt' | 'topic' | 'threadId' | 'outcome'>,
  { who, phone, settings, publicUrl }: About,
): { subject: string; text: string; html: string } {
  const when = labelSlot(call.startsAt, settings.brokerage);
  const lines = [who, phone || 'No phone number yet: it stands in no mail.', call.topic].filter(Boolean);
  const place = call.threadId ? `${publicUrl}/inbox/all/${call.threadId}` : `${publicUrl}/calls`;
  const { text, html } = renderLetter({
    language: 'en',
    sender: settings.brokerage.name,
    greeting: 'Hello,',
    blocks: [
      { kind: 'words', text: SAYS[what](who, when) },
      ...(what === 'cancellation' && call.outcome ? [{ kind: 'words' as const, text: call.outcome }] : []),
      { kind: 'panel', title: when, lines, hint: '' },
      { kind: 'button', label: 'Open the conversation', url: place },
    ],
    signature: ['Openhouse'],
    disclosure: '',
    footer: null,
  });
  return { subject: SUBJECTS[what](who, when), text, html };
}

type Words = (who: string, when: string) => string;

const SAYS: Record<CallMail, Words> = {
  confirmation: (who, when) => `${who} has booked a call with you: ${when}.`,
  change: (who, when) => `Your call with ${who} has moved. It is now on ${when}.`,
  cancellation: (who, when) => `Your call with ${who} on ${when} is cancelled. The time is free again.`,
  reminder: (who, when) => `Your call with ${who} is coming up: ${when}.`,
};

const SUBJECTS: Record<CallMail, Words> = {
  confirmation: (who, when) => `Call with ${who}: ${when}`,
  change: (who, when) => `Moved: call with ${who}, ${when}`,
  cancellation: (who, when) => `Cancelled: call with ${who}, ${when}`,
  reminder: (who, when) => `Soon: call with ${who}, ${when}`,
};
