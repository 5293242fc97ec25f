import { expect, test } from 'bun:test';
import { hasRemoteImages, mailDocument } from './mail-document.ts';

const SPY = '<img data-remote-src="https://spy.example/p.gif" alt="">';

test('the policy stands before any word of the mail and lets nothing in from outside', () => {
  const page = mailDocument('<p>hello</p>', { isShowingImages: false });
  expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<p>hello</p>'));
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/img-src [^;]*https?:/);
  expect(page).not.toContain('script-src');
});

test('pictures from outside are asked for only when a person wants them', () => {
  expect(hasRemoteImages(SPY)).toBe(true);
  expect(hasRemoteImages('<img src="data:image/png;base64,AA==">')).toBe(false);
  expect(mailDocument(SPY, { isShowingImages: false })).not.toContain(' src="https://spy');
  const shown = mailDocument(SPY, { isShowingImages: true });
  expect(shown).toContain('<img src="https://spy.example/p.gif"');
  expect(shown).toMatch(/img-src [^;]*https:/);
});
