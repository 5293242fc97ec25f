import { WEBHOOK_EVENTS } from '../../../shared/choices.ts';
import type { WebhookDeliveryView, WebhookEvent, WebhookView } from '../../../shared/webhook.ts';
import type { Tone } from '../../ui/chip.tsx';

type Words = { name: string; help: string };

export const EVENT_WORDS: Record<WebhookEvent | 'webhook.test', Words> = {
  'message.arrived': { name: 'A mail arrived', help: 'Every mail that comes in, before it is classified.' },
  'thread.changed': { name: 'A conversation changed', help: 'Its kind, stage, owner, or what the AI is about.' },
  'lead.qualified': { name: 'A lead is qualified', help: 'Enough is known to match listings, or to value a home. Once per conversation.' },
  'call.booked': { name: 'A call is booked', help: 'Also when one is moved to another time.' },
  'campaign.finished': { name: 'A campaign is over', help: 'Every mail of it has left.' },
  'webhook.test': { name: 'A test', help: '' },
};

export const EVENT_CHOICES = WEBHOOK_EVENTS.map((event) => ({ event, ...EVENT_WORDS[event] }));

/** The receiver's name for people: what it was called, or where it is. */
export const nameOf = ({ name, url }: Pick<WebhookView, 'name' | 'url'>) => name || new URL(url).host;

export const STATE_WORDS: Record<WebhookDeliveryView['state'], { name: string; tone: Tone }> = {
  waiting: { name: 'Waiting', tone: 'amber' },
  delivered: { name: 'Delivered', tone: 'neutral' },
  gave_up: { name: 'Given up', tone: 'rust' },
};
