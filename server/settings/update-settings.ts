import { z } from 'zod';
import { openHoursSchema } from '../../shared/call.ts';
import { headerTextSchema } from '../../shared/id.ts';
import { mailKindSchema } from '../../shared/message.ts';
import { phoneSchema } from '../../shared/phone.ts';
import { type Settings, settingsSchema } from '../../shared/settings.ts';
import { aiModeSchema } from '../../shared/thread.ts';
import { domainsSchema, websiteSchema } from '../../shared/web-address.ts';
import type { Edges } from '../edges.ts';
import { AppError } from '../errors.ts';
import { SETTINGS_ID } from './default-settings.ts';
import { followName } from './follow-name.ts';
import { ensureSettings, loadSettings } from './load-settings.ts';
import { SettingsModel } from './settings.model.ts';

const share = z.number().min(0).max(1);
const count = z.number().int().min(0).max(1_000_000_000);
const line = headerTextSchema.trim();
const timeZone = z.string().refine(isTimeZone, 'is not a time zone such as Europe/Berlin');
const { brokerage, voice, ai, calls, followUps, sending } = settingsSchema.shape;

/** What an admin may change: any part of any section, within sane bounds. What the environment pins stays pinned. */
export const settingsChangeSchema = z.strictObject({
  brokerage: brokerage
    .extend({
      name: line.min(1),
      phone: phoneSchema,
      timeZone,
      locale: z.string().refine(isLocale, 'is not a locale such as en-US'),
      currency: z.string().length(3),
      website: websiteSchema,
      linkDomains: domainsSchema,
    })
    .partial()
    .optional(),
  voice: voice.partial().optional(),
  ai: ai
    .extend({
      modeByKind: z.partialRecord(mailKindSchema, aiModeSchema),
      holdSeconds: z.number().min(0).max(86_400),
      settleSeconds: z.number().min(0).max(86_400),
      minConfidence: share,
      callReadiness: share,
      callEngagement: share,
      callExchange: count,
      callSlotsFilled: count,
      refusalWindow: count,
      secondsBetweenReplies: count,
      maxAutoRepliesPerHour: count,
      maxAutoRepliesPerDay: count,
      maxAutoRepliesPerMailboxHour: count,
      dailyTokenBudget: count,
      timeoutSeconds: z.number().min(1).max(600),
      concurrency: z.number().int().min(1).max(64),
    })
    .partial()
    .optional(),
  calls: calls
    .extend({
      hours: z.array(openHoursSchema.refine(({ from, to }) => from >= 0 && from < to && to <= 1440, 'must begin before they end')).max(50),
      lengthMinutes: z.number().int().min(5).max(480),
      noticeMinutes: count,
      horizonDays: z.number().int().min(1).max(365),
      remindMinutesBefore: count,
    })
    .partial()
    .optional(),
  followUps: followUps
    .extend({ afterDays: z.array(z.number().min(1).max(365)).max(3) })
    .partial()
    .optional(),
  sending: sending
    .extend({
      perMinute: count.min(1),
      perDay: count.min(1),
      perDomainPerMinute: count.min(1).nullable(),
      undoSeconds: z.number().min(0).max(600),
    })
    .partial()
    .optional(),
});
export type SettingsChange = z.infer<typeof settingsChangeSchema>;

const TRIES = 5;

/**
 * Changes the named fields, one by one, so that two admins who change different things keep both. Where the brokerage is
 * renamed, what names it follows, unless the same change says it anew.
 * @throws AppError CONFLICT when others change the same words again and again meanwhile
 */
export async function updateSettings(change: SettingsChange, edges: Edges): Promise<Settings> {
  const wanted = fieldsOf(change);
  for (let tries = 0; tries < TRIES; tries++) {
    const current = await loadSettings(edges.now());
    await ensureSettings(current.pinned, { now: edges.now() });
    const { seen, following } = followingName(change, current);
    const fields = { ...following, ...wanted };
    if (Object.keys(fields).length > 0) {
      const { matchedCount } = await SettingsModel.updateOne({ _id: SETTINGS_ID, ...seen }, { $set: fields });
      // The name or what names it was changed since it was read: what follows is worked out anew.
      if (matchedCount === 0) continue;
    }
    edges.publish('system.changed', { what: 'settings' });
    return loadSettings(edges.now());
  }
  const userMessage = 'Somebody else is changing the same settings. Please try again.';
  throw new AppError('CONFLICT', { message: 'the settings change under our hands', userMessage });
}

function fieldsOf(change: SettingsChange): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(change).flatMap(([section, values]) =>
      Object.entries(values ?? {}).map(([field, value]) => [`${section}.${field}`, value] as const),
    ),
  );
}

/** The stored words that a new name of the brokerage changes too, and what they and the name were when they were read. */
function followingName({ brokerage: changed }: SettingsChange, { brokerage: { name, postalAddress }, voice }: Settings) {
  const to = changed?.name ?? name;
  if (to === name) return { seen: {}, following: {} };
  const words = { 'voice.signature': voice.signature, 'voice.disclosure': voice.disclosure, 'brokerage.postalAddress': postalAddress };
  const following = Object.entries(words).map(([field, text]) => [field, followName(text, { from: name, to })]);
  return { seen: { 'brokerage.name': name, ...words }, following: Object.fromEntries(following) as Record<string, string> };
}

function isTimeZone(name: string): boolean {
  return succeeds(() => new Intl.DateTimeFormat('en', { timeZone: name }));
}

function isLocale(name: string): boolean {
  return succeeds(() => new Intl.Locale(name));
}

function succeeds(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}
