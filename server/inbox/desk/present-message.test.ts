import { describe, expect, test } from 'bun:test';
import { buildMessage } from '../../test/build.ts';
import { presentMessage, sanitizeMailHtml } from './present-message.ts';

describe('a hostile mail', () => {
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
  ];

  test.each(vectors)('runs nothing and loads nothing: %s', (vector) => {
    const html = sanitizeMailHtml(`<p>before</p>${vector}<p>after</p>`);
    expect(html).not.toMatch(/<(script|svg|iframe|object|embed|form|input|button|meta|base|link|style|video|math|textarea)\b/i);
    expect(html).not.toMatch(/<[^>]*\s(on\w+|srcdoc|srcset|background|action|poster)\s*=/i);
    expect(html).not.toMatch(/javascript:|expression\(|url\(|position:|data:text|svg\+xml/i);
    expect(html).not.toMatch(/\ssrc\s*=\s*["']?(https?:|\/\/)/i);
    expect(html).toContain('before');
    expect(html).toContain('after');
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
