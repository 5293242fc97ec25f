import type { Settings } from '../../shared/settings.ts';

export const SETTINGS_ID = 'settings';

/** What a brokerage starts with. The thresholds are those of docs/decisions and design: each can be changed in Settings. */
export function defaultSettings(now: Date): Settings {
  const workday = (weekday: number) => ({ weekday, from: 9 * 60, to: 17 * 60 });
  return {
    id: SETTINGS_ID,
    brokerage: {
      name: 'Larkin & Vale Realty',
      postalAddress: '14 Harbour Street, Port Larkin, ME 04019, USA',
      phone: '+1 207 555 0142',
      website: 'https://larkinvale.example',
      timeZone: 'America/New_York',
      locale: 'en-US',
      currency: 'USD',
      officeHours: 'Monday to Friday, 9 am to 5 pm',
      linkDomains: ['larkinvale.example'],
    },
    voice: {
      tone: 'warm, brief, exact; no pressure',
      signature: 'Larkin & Vale Realty',
      disclosure: 'This answer was written by our AI assistant. A person on our team reads along and is happy to take over.',
      isDisclosureOn: true,
    },
    ai: {
      mode: 'autopilot',
      modeByKind: {},
      holdSeconds: 45,
      settleSeconds: 20,
      quietHours: { isOn: false, from: 21 * 60, to: 7 * 60, awakeMinutes: 15 },
      minConfidence: 0.6,
      callReadiness: 0.7,
      callEngagement: 0.5,
      callExchange: 4,
      callSlotsFilled: 3,
      refusalWindow: 3,
      secondsBetweenReplies: 60,
      maxAutoRepliesPerHour: 4,
      maxAutoRepliesPerDay: 12,
      maxAutoRepliesPerMailboxHour: 60,
      dailyTokenBudget: 2_000_000,
      timeoutSeconds: 60,
      concurrency: 4,
    },
    calls: { hours: [1, 2, 3, 4, 5].map(workday), lengthMinutes: 30, noticeMinutes: 120, horizonDays: 14, remindMinutesBefore: 60 },
    followUps: { isOn: true, afterDays: [3, 7, 14] },
    sending: { perMinute: 60, perDay: 2000, undoSeconds: 10 },
    pinned: { mode: null, holdSeconds: null, settleSeconds: null, perMinute: null, perDay: null },
    setup: { step: 'done' },
    liveSince: null,
    createdAt: now,
    updatedAt: now,
  };
}

/**
 * What a real mailbox starts with: its own name, and nothing invented. Until an admin fills in the rest, mails say
 * less, and campaigns without a postal address are refused (CAN-SPAM Act, 15 U.S.C. §7704(a)(5)).
 */
export function ownSettings({ name, address }: { name: string; address: string }, now: Date): Pick<Settings, 'brokerage' | 'voice'> {
  const { brokerage, voice } = defaultSettings(now);
  const domain = address.split('@')[1] ?? '';
  const blank = { postalAddress: '', phone: '', website: '', officeHours: '', linkDomains: domain ? [domain] : [] };
  const own = name || domain;
  return { brokerage: { ...brokerage, ...blank, name: own }, voice: { ...voice, signature: own } };
}
