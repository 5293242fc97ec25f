/** Choices the inbox offers. A file without zod: for a list of words a browser would load all of it. */
export const TIMEFRAMES = ['now', 'soon', 'later', 'distant'] as const;
export const FINANCINGS = ['cash', 'pre_approved', 'needs_mortgage', 'unknown'] as const;
export const CHANNELS = ['email', 'phone', 'text', 'whatsapp', 'wechat'] as const;

/** From the freest to the strictest. */
export const AI_MODES = ['autopilot', 'review', 'off'] as const;
