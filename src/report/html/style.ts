/** The looks of the page: light and dark, on paper, in a narrow window. Colour is never the only sign of anything. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#f6f7f9;--card:#fff;--ink:#1b2028;--soft:#57606c;--line:#d9dee5;--head:#eef1f5;--link:#0a58a8;
--good:#17693a;--good-bg:#dff3e5;--new:#0b5a9d;--new-bg:#dcecfb;--open:#7a4d00;--open-bg:#fdf0d2;--bad:#b01c2b;--bad-bg:#fde3e4;
--none:#57606c;--none-bg:#eceff3;--wait:#aeb7c2;--link-up:#7d6bc4;--look:#3f8fd2;--work:#1f8a55;--work-2:#35ab72}
@media (prefers-color-scheme:dark){:root{--bg:#12161c;--card:#1a2028;--ink:#e6eaf0;--soft:#a3adba;--line:#333c48;--head:#222a34;
--link:#7fbcff;--good:#7ddba0;--good-bg:#143324;--new:#8cc7ff;--new-bg:#152f49;--open:#f2c66d;--open-bg:#3a2d10;--bad:#ff9aa2;
--bad-bg:#47191f;--none:#a3adba;--none-bg:#28303a;--wait:#5b6675;--link-up:#9d8ee0;--look:#5aa7e6;--work:#3fb37a;--work-2:#2b8f5d}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.55 system-ui,-apple-system,"Segoe UI","Hiragino Sans","Noto Sans JP","Noto Sans CJK JP",sans-serif;overflow-wrap:anywhere}
main,header.top,footer{max-width:76rem;margin:0 auto;padding:0 1.5rem}
header.top{padding-top:2rem}
h1{font-size:1.75rem;line-height:1.25;margin:.1rem 0 .4rem;letter-spacing:-.01em}
h2{font-size:1.2rem;margin:0 0 .8rem}
h3{font-size:1.02rem;margin:0}
p{margin:.3rem 0}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:3px}
code,pre,kbd{font:.88em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono CJK JP",monospace}
code{background:var(--none-bg);padding:.08em .35em;border-radius:4px}
pre{margin:.5rem 0;padding:.6rem .8rem;background:var(--head);border:1px solid var(--line);border-radius:6px;white-space:pre-wrap}
section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.2rem 1.4rem;margin:1.1rem 0}
.soft{color:var(--soft)}
.kicker{color:var(--soft);font-size:.86rem;font-weight:600;letter-spacing:.02em}
.meta{display:flex;flex-wrap:wrap;gap:.15rem 1.4rem;color:var(--soft);font-size:.9rem;margin:.2rem 0 1rem}
.share{display:block;width:100%;height:12px;border-radius:6px;overflow:hidden;margin:.2rem 0 1rem}
.share .s-ok{fill:var(--good)}.share .s-changed{fill:var(--new)}.share .s-differs{fill:var(--open)}
.share .s-blocked,.share .s-failed,.share .s-unreachable{fill:var(--bad)}.share .s-skipped{fill:var(--wait)}
fieldset{min-width:0;border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.6rem;align-items:stretch}
legend{font-size:.86rem;color:var(--soft);padding:0;margin-bottom:.4rem;float:left;width:100%}
.tile{display:flex;align-items:center;gap:.55rem;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:.5rem .9rem .5rem .7rem;cursor:pointer;min-width:8.2rem}
.tile input{margin:0;width:1.05rem;height:1.05rem;accent-color:var(--link)}
.tile b{font-size:1.35rem;line-height:1.1}
.tile .st{display:block}
.find{display:flex;min-width:0;align-items:center;gap:.5rem;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:.4rem .8rem}
.find input{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--soft);border-radius:6px;padding:.25rem .5rem;width:11rem;min-width:0;flex:0 1 11rem}
.st{font-weight:600;white-space:nowrap}
.t-ok{color:var(--good)}.t-changed{color:var(--new)}.t-change,.t-deferred,.t-differs{color:var(--open)}
.t-failed,.t-blocked,.t-unreachable{color:var(--bad)}.t-skipped{color:var(--none)}
.scroll{overflow:auto;max-height:38rem;border:1px solid var(--line);border-radius:8px}
table{border-collapse:separate;border-spacing:0;width:100%}
th{text-align:left;font-weight:600}
.matrix th,.matrix td{border-bottom:1px solid var(--line);padding:0}
.matrix thead th{position:sticky;top:0;z-index:2;background:var(--head);vertical-align:bottom;padding:.6rem .3rem;font-size:.84rem}
.matrix thead th.turn span{writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap;margin:0 auto;display:block;font-weight:600;max-height:14rem;overflow:hidden}
.matrix tbody th,.matrix thead th:first-child{position:sticky;left:0;z-index:1;background:var(--card);padding:.25rem .8rem;min-width:6.5rem;max-width:16rem;font-weight:600;overflow-wrap:break-word}
.matrix thead th:first-child{z-index:3;background:var(--head)}
.matrix td{text-align:center;min-width:2.3rem}
.matrix td a:focus-visible{outline-offset:-1px}
.matrix td.lost{text-align:left;color:var(--soft);font-size:.88rem;padding:.2rem .4rem}
.matrix thead th:nth-child(2){padding-left:.7rem}
.matrix td.how{text-align:left;padding:0 .7rem;min-width:7rem}
.matrix td a{display:block;margin:2px;padding:.22rem 0;border-radius:5px;text-decoration:none;font-weight:700}
.c-ok a{background:var(--good-bg);color:var(--good)}.c-changed a{background:var(--new-bg);color:var(--new)}
.c-change a,.c-deferred a,.c-differs a{background:var(--open-bg);color:var(--open)}
.c-failed a,.c-blocked a{background:var(--bad-bg);color:var(--bad)}.c-skipped a{background:var(--none-bg);color:var(--none)}
.key{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;list-style:none;margin:.7rem 0 0;padding:0;font-size:.86rem;color:var(--soft)}
.key svg{width:.9rem;height:.7rem;margin-right:.35rem}
#tip{position:fixed;z-index:9;max-width:min(28rem,calc(100vw - 1rem));background:var(--ink);color:var(--card);padding:.5rem .75rem;border-radius:8px;font-size:.88rem;line-height:1.45;box-shadow:0 6px 24px rgba(0,0,0,.3)}
#tip[hidden]{display:none}
details.screen{margin-top:.6rem;font-size:.92rem}details.screen>summary{cursor:pointer;color:var(--link)}
.cause{border-top:1px solid var(--line);padding:.9rem 0 .4rem}
.cause:first-of-type{border-top:0;padding-top:0}
.cause ol{margin:.3rem 0;padding-left:1.4rem}
.on{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem .9rem;margin:.3rem 0;padding:0}
.code{font:600 .82em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;border:1px solid var(--line);border-radius:5px;padding:.05em .4em;white-space:nowrap}
.time th,.time td{padding:.16rem .6rem;border-bottom:1px solid var(--line);font-size:.9rem}
.time{table-layout:fixed}.time th{font-weight:600}.time th:first-child{width:22%}
.time thead th{background:var(--head);position:sticky;top:0;z-index:1}
.time td.bar{padding:.16rem 0}
.time svg{display:block;width:100%;height:16px;background:var(--none-bg)}
.time .num{width:6.5rem;text-align:right;font-variant-numeric:tabular-nums}
.axis{display:flex;justify-content:space-between;font-weight:400;color:var(--soft)}
.k-queued{fill:var(--wait)}.k-connect{fill:var(--link-up)}.k-probe{fill:var(--look)}.k-action{fill:var(--work)}.k-action.b{fill:var(--work-2)}
details.host{border:1px solid var(--line);border-radius:10px;margin:.55rem 0;background:var(--card)}
details.host>summary{cursor:pointer;padding:.55rem .9rem;display:flex;flex-wrap:wrap;gap:.1rem 1rem;align-items:baseline;list-style-position:inside}
details.host>summary::before{content:"▸";color:var(--soft)}
details.host[open]>summary::before{content:"▾"}
summary::-webkit-details-marker{display:none}
details.host>summary h3{flex:1 1 12rem}
.inside{padding:.2rem .9rem 1rem}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.6rem 0 1rem;font-size:.92rem}
.facts dt{color:var(--soft)}
.facts dd{margin:0}
.tasks th,.tasks td{vertical-align:top;text-align:left;padding:.45rem .7rem .45rem 0;border-top:1px solid var(--line)}
.tasks thead th{border-top:0;color:var(--soft);font-size:.86rem;padding-bottom:.2rem}
.tasks th[scope=row]{width:11rem}
.tasks tr:target>*{background:var(--open-bg)}
.next{margin:.2rem 0 .2rem;padding-left:1.2rem;text-indent:-1.2rem}
.next::before{content:"→ ";color:var(--link);font-weight:700;display:inline-block;width:1.2rem;text-indent:0}
.hide{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer{color:var(--soft);font-size:.86rem;padding-bottom:2rem}
body:not(:has(#f-ok:checked)):has(#f-ok) .s-ok.f,body:not(:has(#f-changed:checked)):has(#f-changed) .s-changed.f,
body:not(:has(#f-differs:checked)):has(#f-differs) .s-differs.f,body:not(:has(#f-blocked:checked)):has(#f-blocked) .s-blocked.f,
body:not(:has(#f-failed:checked)):has(#f-failed) .s-failed.f,body:not(:has(#f-unreachable:checked)):has(#f-unreachable) .s-unreachable.f,
body:not(:has(#f-skipped:checked)):has(#f-skipped) .s-skipped.f,.f.off{display:none}
@media (max-width:46rem){main,header.top,footer{padding-left:.8rem;padding-right:.8rem}section{padding:.9rem .8rem}h1{font-size:1.35rem}
.tile{min-width:0;flex:1 1 auto}.facts{grid-template-columns:1fr}.facts dd{margin:0 0 .35rem}.matrix tbody th,.matrix thead th:first-child{max-width:8rem;padding:.25rem .5rem}
.time .num{display:none}.time th:first-child{width:30%}.tasks,.tasks tbody,.tasks tr,.tasks td,.tasks th{display:block;width:auto}.tasks thead{display:none}
.tasks th[scope=row]{width:auto;padding-bottom:0}.tasks td{border-top:0;padding:.1rem 0}}
@media print{:root{--bg:#fff;--card:#fff;--ink:#111;--soft:#444;--line:#bbb;--head:#f1f1f1;--link:#111;--good:#17693a;--good-bg:#dff3e5;--new:#0b5a9d;--new-bg:#dcecfb;--open:#7a4d00;--open-bg:#fdf0d2;--bad:#b01c2b;--bad-bg:#fde3e4;--none:#57606c;--none-bg:#eceff3;--wait:#aeb7c2;--link-up:#7d6bc4;--look:#3f8fd2;--work:#1f8a55;--work-2:#35ab72;color-scheme:light}
@page{margin:13mm}html{font-size:13px}legend{display:none}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}body{font-size:9pt;line-height:1.4}main,header.top,footer{max-width:none;padding:0}
header.top{padding-top:0}section{border:0;border-radius:0;border-top:1px solid var(--line);padding:.7rem 0 0;margin:.8rem 0}
.scroll{overflow:visible;max-height:none;border:0}.matrix thead th,.matrix tbody th,.time thead th{position:static}.tile input,.find,#tip,.screen{display:none!important}
.time th:first-child{width:30%}.tasks th,.tasks td{padding:.2rem .6rem .2rem 0}.tasks th[scope=row]{width:9.5rem}pre{margin:.2rem 0;padding:.25rem .5rem}
.facts{gap:0 1rem;margin:.2rem 0 .5rem}.inside{padding:0 0 .4rem}details.host{margin:.3rem 0}details.host>summary{padding:.3rem 0}
a{text-decoration:none}tr,.cause,.facts,.tile{break-inside:avoid}h2,h3,summary{break-after:avoid}
details.host{border:0;border-top:1px solid var(--line);border-radius:0}details.host>summary::before{content:none!important}
details.host::details-content{content-visibility:visible;display:block;height:auto}}
`
