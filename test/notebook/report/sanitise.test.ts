import assert from "node:assert/strict";
import fc from "fast-check";
import { sanitiseHtml } from "../../../src/notebook/report/sanitise.ts";

describe("sanitiseHtml", () => {
  const rows: [what: string, html: string, safe: string][] = [
    ["keeps plain text", "a & b < c > d", "a &amp; b &lt; c &gt; d"],
    ["keeps entities", "&amp;&#60;&#x3c;&nbsp;&copy;&;", "&amp;&#60;&#x3c;&nbsp;&copy;&amp;;"],
    ["keeps a table", '<table><tr><td colspan="2">1</td></tr></table>', '<table><tr><td colspan="2">1</td></tr></table>'],
    ["closes what is left open", "<div><b>x", "<div><b>x</b></div>"],
    ["drops a closing tag of nothing", "</div></main></body>x", "x"],
    ["closes what lies inside", "<div><b>x</div>y", "<div><b>x</b></div>y"],
    ["ends a paragraph at a block", "<p>a<p>b<ul><li>c<li>d</ul>", "<p>a</p><p>b</p><ul><li>c</li><li>d</li></ul>"],
    ["ends cells and rows", "<table><tr><td>1<td>2<tr><td>3", "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>"],
    ["unwraps an unknown element", "<my-grid>5</my-grid>", "5"],
    ["takes a script with its content", "a<script>if (1 < 2) go('</b>')</script>b", "ab"],
    ["takes a script whatever its case and end", "a<ScRiPt src=x>go()</sCrIpT foo>b", "ab"],
    ["takes an open script to the end", "a<script>go()", "a"],
    ["takes a style sheet", "<style>body{display:none}</style>5", "5"],
    ["takes svg and math", "<svg><script>1</script><text>t</text></svg>a<math><mi>x</mi></math>", "a"],
    ["takes a text area, which would swallow the page", "<textarea><b>x</textarea>y", "y"],
    ["drops a frame", '<iframe src="https://example.org"></iframe>x', "x"],
    [
      "drops base, link, meta and form controls",
      '<base href="//x"><link rel=stylesheet href=x><meta http-equiv=refresh><input>x',
      "x",
    ],
    ["drops comments and declarations", "<!doctype html><!-- <b> --><?php x ?>y<!-- open", "y"],
    ["drops handlers", `<b onclick="go()" ONLOAD=go()>x</b>`, "<b>x</b>"],
    ["drops handlers behind odd separators", `<b/onclick="go()"/title="t">x</b>`, '<b title="t">x</b>'],
    ["does not end a tag inside a quoted value", `<b title="a>b" onclick='go(">")'>x</b>`, '<b title="a&#62;b">x</b>'],
    ["drops an unfinished tag", 'x<b title="', "x"],
    [
      "keeps a web link",
      '<a href="https://example.org/?a=1&amp;b=2">x</a>',
      '<a href="https://example.org/?a=1&#38;b=2" rel="noopener noreferrer">x</a>',
    ],
    ["keeps a relative link", "<a href=data/a.csv>x</a>", '<a href="data/a.csv" rel="noopener noreferrer">x</a>'],
    ["drops a script link", '<a href="javascript:go()">x</a>', "<a>x</a>"],
    ["drops a script link with blanks in it", '<a href=" java\nscript:go()">x</a>', "<a>x</a>"],
    ["drops a script link in entities", '<a href="&#106;avascript&#x3a;go()">x</a>', "<a>x</a>"],
    [
      "makes an entity that it does not know harmless",
      '<a href="javascript&colon;go()">x</a>',
      '<a href="javascript&#38;colon;go()" rel="noopener noreferrer">x</a>',
    ],
    ["drops a data link", '<a href="data:text/html,x">x</a>', "<a>x</a>"],
    [
      "keeps an embedded picture",
      '<img alt="a" src="data:image/png;base64,aGk=">',
      '<img alt="a" src="data:image/png;base64,aGk=">',
    ],
    [
      "turns a picture to load into a link",
      '<img src="https://example.org/a.png" alt="chart">',
      '<a href="https://example.org/a.png" rel="noopener noreferrer">chart</a>',
    ],
    ["drops a picture with a script for address", '<img src="javascript:go()" onerror="go()">', "javascript:go()"],
    [
      "keeps layout and drops the rest of a style",
      '<td style="text-align: right; position:fixed; background:url(x); color:red">5</td>',
      '<td style="text-align:right">5</td>',
    ],
    ["drops a style that says nothing safe", '<p style="position:fixed">5</p>', "<p>5</p>"],
    ["drops ids and classes, which belong to the page", '<div id="claims" class="cell">x</div>', "<div>x</div>"],
    [
      "takes the first of two values",
      '<a href="#a" href="javascript:go()">x</a>',
      '<a href="#a" rel="noopener noreferrer">x</a>',
    ],
  ];
  for (const [what, html, safe] of rows) {
    it(what, () => assert.equal(sanitiseHtml(html), safe));
  }

  it("changes nothing when it reads what it wrote", () => {
    for (const [, html] of rows) assert.equal(sanitiseHtml(sanitiseHtml(html)), sanitiseHtml(html), html);
  });

  it("writes nothing but known tags, quoted attributes and text, whatever it reads", () => {
    const pieces = [
      ..."<>\"'/=&;! \t\n-a:",
      ...[
        "<script>",
        "</script>",
        "<b",
        "<td ",
        "</p>",
        "<img src=",
        "<svg",
        "<style>",
        "<!--",
        "-->",
        "onclick=",
        "href=",
        "style=",
      ],
      ...[
        "javascript:",
        "data:image/png;base64,aGk=",
        "&#106;",
        "&lt;",
        "<a href='",
        "<textarea>",
        "</table",
        "<math><",
        "\u0000",
        "<ScRiPt/",
      ],
    ];
    const written =
      /^(?:[^<>]|<\/[a-z][a-z0-9]*>|<(?!script|style|svg|math|textarea|iframe)[a-z][a-z0-9]*(?: (?!on)[a-z][a-z-]*="[^"<>']*")*>)*$/;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        const safe = sanitiseHtml(parts.join(""));
        assert.match(safe, written);
        assert.doesNotMatch(safe, / (?:href|src)="[^"]*script:/i);
        assert.equal(sanitiseHtml(safe), safe);
      }),
      { seed: 20_261_122, numRuns: 1000 },
    );
  });
});
