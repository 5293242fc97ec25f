import { expect, test } from 'bun:test';
import { defaultSettings } from '../../../server/settings/default-settings.ts';
import { readChange } from './read-change.ts';

const settings = defaultSettings(new Date(0));
const AS_IT_IS = {
  mode: 'autopilot',
  callExchange: '4',
  callReadiness: '70',
  callEngagement: '50',
  minConfidence: '60',
  tone: settings.voice.tone,
};
const form = (change: Partial<typeof AS_IT_IS> = {}) => new Map(Object.entries({ ...AS_IT_IS, ...change })) as unknown as FormData;

test('what is left as it is changes nothing, even where the form rounds', () => {
  expect(readChange(form(), settings)).toEqual({});
  expect(readChange(form(), { ...settings, ai: { ...settings.ai, callReadiness: 0.704 } })).toEqual({});
});

test('only what is changed is sent', () => {
  expect(readChange(form({ mode: 'review', callReadiness: '40' }), settings)).toEqual({ ai: { mode: 'review', callReadiness: 0.4 } });
  expect(readChange(form({ tone: ' formal ' }), settings)).toEqual({ voice: { tone: 'formal' } });
});
