import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Page } from 'playwright-core';
import { sanitizeMailHtml } from '../server/inbox/desk/present-message.ts';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import { readCorpus } from './hostile-corpus.ts';
import { loaders, RUN, VECTORS } from './hostile-vectors.ts';
import { until } from './sign-in.ts';
import { rowOf } from './watch-page.ts';

/**
 * A mail that tries everything is opened in a real browser. Its baits name a server of ours that counts who comes, and
 * each script would leave a mark in the window.
 */
let world: BrowserWorld;
let page: Page;
let spy: { url: string; hits: string[]; stop: () => void };
/** Every request of the window but those to our server. */
const strangers: string[] = [];
const surprises: string[] = [];

beforeAll(async () => {
  spy = startSpy();
  world = await startBrowserWorld();
  const visit = await world.open('/inbox/all');
  page = visit.page;
  visit.context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(world.server.url) && !/^(data|about|blob):/.test(url)) strangers.push(url);
  });
  visit.context.on('page', (opened) => surprises.push(`a window opened: ${opened.url()}`));
  page.on('dialog', (dialog) => {
    surprises.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('download', (download) => surprises.push(`a download: ${download.url()}`));
  page.on('framenavigated', (frame) => {
    if (!frame.url().startsWith(world.server.url) && !frame.url().startsWith('about:')) surprises.push(`went to ${frame.url()}`);
  });
}, 90_000);
afterAll(async () => {
  await world.stop();
  spy.stop();
});

function startSpy() {
  const hits: string[] = [];
  const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: (request) => {
      hits.push(new URL(request.url).pathname);
      return new Response(pixel, { headers: { 'content-type': 'image/gif', 'access-control-allow-origin': '*' } });
    },
  });
  return { url: `http://127.0.0.1:${server.port}`, hits, stop: () => server.stop(true) };
}

const baits = (at: string): Record<string, string> => ({
  script: `<script>${RUN}</script><script src="${at}/script.js"></script>`,
  'event handlers': `<img src=x onerror="${RUN}"><body onload="${RUN}"><p onmouseover="${RUN}" onpointerenter="${RUN}">hover</p><details open ontoggle="${RUN}">x</details>`,
  'remote pictures': `<img src="${at}/pixel.gif" width=1 height=1><img srcset="${at}/set.gif 1x, ${at}/set2.gif 2x"><picture><source srcset="${at}/source.gif"><img alt=""></picture>`,
  'a protocol-relative picture': `<img src="${at.replace('http:', '')}/relative.gif">`,
  'input image': `<input type=image src="${at}/input.gif"><input autofocus onfocus="${RUN}">`,
  forms: `<form action="${at}/form" method=post><input name=password><button formaction="javascript:${RUN}">Sign in</button></form><isindex action="${at}/isindex">`,
  'meta refresh': `<meta http-equiv="refresh" content="0;url=${at}/refresh"><meta http-equiv=set-cookie content="a=b">`,
  'base and link': `<base href="${at}/base/"><img src="based.gif"><link rel=stylesheet href="${at}/link.css"><link rel=prefetch href="${at}/prefetch"><link rel=dns-prefetch href="//spy.example"><link rel=preconnect href="${at}"><link rel=modulepreload href="${at}/module.js"><link rel=icon href="${at}/icon.png">`,
  'style sheets': `<style>@import url("${at}/import.css");@font-face{font-family:f;src:url(${at}/font.woff)}body{background:url(${at}/style.gif);font-family:f}p::after{content:url(${at}/content.gif)}</style>`,
  'style attributes': `<p style="background:url(${at}/css.gif);list-style:url('${at}/list.gif');cursor:url(${at}/cursor.cur),auto">x</p><p style="background-image:u\\72l(${at}/escaped.gif)">x</p><p style="background:image-set('${at}/imageset.gif' 1x)">x</p>`,
  svg: `<svg onload="${RUN}"><script>${RUN}</script><image href="${at}/svg.gif"/><use href="${at}/use.svg#x"/><foreignObject><img src=x onerror="${RUN}"></foreignObject><animate onbegin="${RUN}" attributeName=x dur=1s></svg>`,
  'svg in a picture': `<img src="data:image/svg+xml;base64,${btoa(`<svg xmlns="http://www.w3.org/2000/svg" onload="${RUN}"><image href="${at}/datasvg.gif"/></svg>`)}">`,
  math: `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${RUN}&gt;"></math>`,
  frames: `<iframe src="${at}/iframe"></iframe><iframe srcdoc="<script>parent.hacked=1</script>"></iframe><frameset><frame src="${at}/frame"></frameset><portal src="${at}/portal"></portal>`,
  plugins: `<object data="${at}/object"></object><embed src="${at}/embed"><applet code="${at}/applet"></applet>`,
  media: `<video src="${at}/video.mp4" poster="${at}/poster.gif" autoplay></video><audio src="${at}/audio.mp3" autoplay></audio><track src="${at}/track.vtt">`,
  'old attributes': `<table background="${at}/table.gif"><tr><td background="${at}/td.gif">x</td></tr></table><body background="${at}/body.gif">`,
  'links that run': `<a href="javascript:${RUN}">run</a><a href=" jav&#x09;ascript:${RUN}">run</a><a href="data:text/html,<script>opener.hacked=1</script>">data</a><a href="vbscript:x">vb</a><a href="${at}/ping-target" ping="${at}/ping">ping</a>`,
  'broken markup': `<noscript><p title="</noscript><img src=x onerror=${RUN}>"></noscript><textarea><img title="</textarea><img src=x onerror=${RUN}>"></textarea><!--><img src=x onerror=${RUN}>--><<script>${RUN}//<</script><img """><script>${RUN}</script>">`,
  'a cover over the page': `<div style="position:fixed;inset:0;z-index:99999;background:#fff"><a href="${at}/cover" target="_top">Your session has ended. Sign in again</a></div>`,
  templates: `<template><img src="${at}/template.gif"></template><xmp><img src="${at}/xmp.gif"></xmp>{{constructor.constructor("${RUN}")()}}<slot onslotchange="${RUN}"></slot>`,
  'speculation rules': `<script type=speculationrules>{"prefetch":[{"source":"list","urls":["${at}/speculation"]}]}</script>`,
});

test('a mail of twenty-two kinds of bait is listed, opened, and shown as designed', async () => {
  const vectors = baits(spy.url);
  expect(Object.keys(vectors)).toHaveLength(22);
  await world.api.rehearsal.receive.mutate({
    from: 'mallory@example.com',
    name: `<img src=x onerror=${RUN}> "><script>${RUN}</script>`,
    subject: `</title><script>${RUN}</script><img src=${spy.url}/subject.gif>`,
    text: `<script>${RUN}</script><img src="${spy.url}/text.gif"> javascript:${RUN} I want to buy a house in Mill Hill.`,
    html: `<h1>Before the bait</h1>${Object.values(vectors).join('\n')}<h2>After the bait</h2><p>I want to buy a house in Mill Hill.</p>`,
  });
  await rowOf(page, '</title>').click();
  await page.getByRole('button', { name: 'Show as designed' }).click();
  const mail = page.frameLocator('iframe[title^="Mail from"]');
  await mail.getByRole('heading', { name: 'Before the bait' }).waitFor();
  await mail.getByRole('heading', { name: 'After the bait' }).waitFor();
}, 60_000);

test('nothing of it ran: no mark in the window, no dialog, no new window, no navigation', async () => {
  const mail = page.frameLocator('iframe[title^="Mail from"]');
  // Whatever waits for a pointer or a focus gets both.
  for (const words of ['hover', 'ping']) await mail.getByText(words, { exact: true }).first().hover({ force: true });
  await page.keyboard.press('Tab');
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(page.frames().filter((frame) => frame.parentFrame() !== null)).toHaveLength(1);
  expect(surprises).toEqual([]);
  expect(page.url()).toStartWith(`${world.server.url}/inbox/all/`);
});

test('nothing of it was asked for outside our server, neither by the window nor behind its back', () => {
  expect(strangers).toEqual([]);
  expect(spy.hits).toEqual([]);
});

test('what is left of it holds no element and no attribute that could act', async () => {
  const left = await page
    .frameLocator('iframe[title^="Mail from"]')
    .locator('body *')
    .evaluateAll((elements) =>
      elements.flatMap((element) => [element.localName, ...[...element.attributes].map(({ name }) => `@${name}`)]),
    );
  const harmful =
    /^(script|svg|math|iframe|object|embed|form|input|button|style|link|base|meta|video|audio|@on.*|@srcset|@background|@ping|@src)$/;
  expect([...new Set(left)].filter((name) => harmful.test(name))).toEqual([]);
});

test('the app around it still answers to its owner: no cover lies over it', async () => {
  await page.getByRole('button', { name: 'Show as text' }).click();
  await page.getByText('<script>(top||window).hacked=1').first().waitFor();
  await page.getByRole('button', { name: 'Show as designed' }).click();
  await page.locator('iframe[title^="Mail from"]').waitFor();
});

test('pictures come only when a person asks for them, and then only pictures', async () => {
  const asked = page.waitForRequest(`${spy.url}/pixel.gif`);
  await page.getByRole('button', { name: 'Show them' }).click();
  await asked;
  await page.frameLocator('iframe[title^="Mail from"]').getByRole('heading', { name: 'After the bait' }).waitFor();
  await page.waitForLoadState('networkidle');
  expect([...new Set(spy.hits)]).toEqual(['/pixel.gif']);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(surprises).toEqual([]);
}, 60_000);

/** Puts each piece of HTML into a bare frame: no sandbox, no policy, so that nothing but the sanitiser stands in its way. */
async function framed(pieces: string[]) {
  const context = await world.browser.newContext();
  const bare = await context.newPage();
  const seen: string[] = [];
  bare.on('request', (request) => void (/^(data|about|blob):/.test(request.url()) || seen.push(request.url())));
  bare.on('dialog', (dialog) => void dialog.dismiss());
  context.on('page', (opened) => seen.push(`a window: ${opened.url()}`));
  // In every frame, before its first script: an `alert` is counted, and holds up none of the others.
  await context.addInitScript(() => {
    const page = window.top as unknown as { hacked?: number };
    window.alert = () => {
      page.hacked = Number(page.hacked ?? 0) + 1;
    };
  });
  await bare.goto('about:blank');
  const left = await bare.evaluate(async (list) => {
    const found: string[] = [];
    for (let at = 0; at < list.length; at += 60) {
      const frames = list.slice(at, at + 60).map((html) => Object.assign(document.createElement('iframe'), { srcdoc: html }));
      await Promise.all(
        frames.map((frame) => {
          const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
          document.body.append(frame);
          return Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, 1500))]);
        }),
      );
      for (const frame of frames) {
        const body = frame.contentDocument?.body;
        for (const element of body?.querySelectorAll<HTMLElement>('*') ?? []) {
          for (const type of ['mouseover', 'pointerenter', 'mouseenter', 'focus', 'toggle'])
            element.dispatchEvent(new Event(type, { bubbles: true }));
          // A form answers with its fields where it is asked for its attributes.
          const names = Element.prototype.getAttributeNames.call(element);
          found.push(`<${element.localName}`, ...names.map((name) => `${name}=${Element.prototype.getAttribute.call(element, name)}`));
        }
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    return found;
  }, pieces);
  const hacked = await bare.evaluate(() => Number((window as unknown as { hacked?: number }).hacked ?? 0));
  await context.close();
  return { hacked, seen, left: [...new Set(left)] };
}

const ACTS =
  /^(<(script|svg|math|iframe|frame|object|embed|applet|form|input|button|select|textarea|style|link|base|meta|video|audio|source|track|template|portal|dialog|marquee)$|on\w+=|(srcset|background|ping|poster|action|formaction|srcdoc|data|cite|longdesc|usemap|lowsrc|xlink:href|popovertarget)=)/i;
const LEADS_AWAY =
  /^(href=(?!https?:|mailto:|tel:)|src=(?!data:image\/(png|jpe?g|gif|webp);base64,)|style=.*(url\(|expression|@import|position))/i;

test(`each of ${VECTORS.length} known ways to run a script, sanitised, is dead even without our frame and our policy`, async () => {
  expect(VECTORS.length).toBeGreaterThan(200);
  // The bare frames would show it: as they came, many of them run.
  const counting = 'top.hacked=(top.hacked||0)+1';
  const control = await framed(VECTORS.slice(0, 60).map((vector) => vector.replaceAll(RUN, counting)));
  expect(control.hacked).toBeGreaterThan(20);

  const { hacked, seen, left } = await framed(VECTORS.map((vector) => sanitizeMailHtml(vector)));
  expect([hacked, seen]).toEqual([0, []]);
  expect(left.filter((name) => ACTS.test(name) || LEADS_AWAY.test(name))).toEqual([]);
}, 120_000);

const published = await readCorpus();

test(`each of DOMPurify’s ${published.length} published vectors, sanitised, is dead even without our frame and our policy`, async () => {
  expect(published.length).toBeGreaterThan(180);
  // As they came, one in five runs in today's Chromium; some would run for ever.
  const control = await framed(published.filter((vector) => !/while|for\(/.test(vector)));
  expect(control.hacked).toBeGreaterThan(30);

  const { hacked, seen, left } = await framed(published.map((vector) => sanitizeMailHtml(vector)));
  expect([hacked, seen]).toEqual([0, []]);
  expect(left.filter((name) => ACTS.test(name) || LEADS_AWAY.test(name))).toEqual([]);
}, 120_000);

test(`each of ${Object.keys(loaders('')).length} ways to load something, sanitised, asks for nothing even without our policy`, async () => {
  const ways = Object.values(loaders(spy.url));
  expect(ways.length).toBeGreaterThan(30);
  const before = spy.hits.length;
  const control = await framed(ways.slice(0, 5));
  expect(control.seen.length).toBeGreaterThan(3);
  const { seen, left } = await framed(ways.map((way) => sanitizeMailHtml(way)));
  expect(seen).toEqual([]);
  expect(left.filter((name) => ACTS.test(name) || LEADS_AWAY.test(name))).toEqual([]);
  expect(
    spy.hits.slice(before).every((path) => ['/img', '/srcset', '/picture', '/relative', '/backslash', '/srcset2'].includes(path)),
  ).toBe(true);
  spy.hits.length = 0;
}, 60_000);

test('all of them in mails of one conversation: in the list, as text, as designed, nothing runs and nothing is asked for', async () => {
  const all = [...VECTORS, ...published, ...Object.values(loaders(spy.url))];
  const PER_MAIL = 20;
  const mails = Array.from({ length: Math.ceil(all.length / PER_MAIL) }, (_, n) => all.slice(n * PER_MAIL, (n + 1) * PER_MAIL));
  strangers.length = 0;
  let first = '';
  let threadId = '';
  for (const [n, vectors] of mails.entries()) {
    // One that swallows what follows it swallows the rest of its own mail alone.
    const html = `<p>Bait ${n}.</p>${vectors.join('<hr>')}`;
    const mail = {
      from: 'eve@example.com',
      name: `Eve ${vectors[0]?.slice(0, 100)}`.replace(/[\r\n\0]/g, ''),
      subject: `${vectors[1]}`.replace(/[\r\n\0]/g, '').slice(0, 300),
      html,
    };
    await world.api.rehearsal.receive.mutate({ ...mail, text: `Bait ${n}. ${vectors[2]}`, ...(first && { inReplyTo: first }) });
    if (!first) {
      const threads = await until('the first bait', async () => {
        const found = (await world.api.inbox.list.query({ view: 'all' })).threads.filter(
          ({ contactEmail }) => contactEmail === 'eve@example.com',
        );
        return found.length > 0 && found;
      });
      threadId = threads[0]?.id ?? '';
      first = (await world.api.inbox.thread.query({ threadId })).messages[0]?.messageId ?? '';
    }
  }
  await until('all the bait', async () => {
    const { messages } = await world.api.inbox.thread.query({ threadId });
    return messages.filter(({ direction }) => direction === 'inbound').length === mails.length;
  });
  // A search looks at spam as well, and marks its words in what it shows.
  await page.goto(`${world.server.url}/inbox/all?q=Bait`);
  await page.locator(`[data-thread="${threadId}"]`).click();
  const theirs = page.locator('[data-message]:not(:has([data-delivery]))');
  await theirs.first().waitFor();
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll<HTMLElement>('[data-folded]')) folded.click();
  });
  await until('every mail unfolded', async () => (await theirs.count()) === mails.length);
  await theirs.evaluateAll((articles) => {
    const buttons = articles.flatMap((article) => [...article.querySelectorAll('button')]);
    for (const button of buttons) if (button.textContent === 'Show as designed') button.click();
  });
  await page.waitForLoadState('networkidle', { timeout: 60_000 });
  const frames = page.locator('iframe[title^="Mail from"]');
  expect(await frames.count()).toBe(mails.length);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect([strangers, spy.hits, surprises]).toEqual([[], [], []]);
}, 180_000);
