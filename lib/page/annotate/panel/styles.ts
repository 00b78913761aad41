/** Rules of the panel, beside those of the tab, the card and the bar. */
export const styles = `
.window:has(.panel:not([hidden])) .missing{display:none}
.toast{z-index:2}
.panel{position:fixed;z-index:1;display:flex;flex-direction:column;border:1px solid var(--line-strong);border-radius:8px;
background:var(--raised);box-shadow:var(--shadow);outline:0;overflow:hidden;animation:show var(--quick);
user-select:text;-webkit-user-select:text}
.panel.low{border-radius:8px 8px 0 0;border-width:1px 0 0}
.panel>.top{flex:none;display:flex;align-items:center;gap:4px;padding:6px;padding-inline-start:12px;border-bottom:1px solid var(--line)}
.panel>.top strong{flex:1;min-width:0;font-weight:600}
.panel>.all{flex:1;min-height:0;overflow:auto;overscroll-behavior:contain;padding:12px;display:flex;flex-direction:column;
gap:16px;outline:0}
.panel p,.panel h2,.panel h3,.panel ul{margin:0;padding:0}
.panel .paper{display:flex;flex-direction:column;gap:10px}
.panel .paper>.btn{flex:none;align-self:flex-start}
.panel .title{margin:0;font:500 15px/1.32 var(--serif)}
.panel .sec{font-size:var(--t-xs);line-height:1.5;color:var(--ink-3);overflow-wrap:anywhere}
.panel .note textarea{height:auto;min-height:60px;max-height:240px;field-sizing:content}
.panel .note textarea.big{field-sizing:fixed;height:160px}
.panel .noted>.quiet,.editor>.quiet{margin-inline-start:-7px;font-size:var(--t-s);align-self:flex-start}
.panel .pdf{display:flex;flex-direction:column;gap:8px;padding-top:12px;border-top:1px solid var(--line)}
.links{display:flex;flex-wrap:wrap;gap:6px}
.panel a.btn{flex:none;color:inherit;text-decoration:none}
.panel .pdf>.btn{align-self:flex-start;flex:none}
.paste{display:block;width:100%;height:60px;padding:7px 9px;border:1px solid var(--line);border-radius:var(--r);
background:var(--paper);font:400 13px/1.5 var(--serif);resize:none}
.panel h3{font:600 var(--t-s)/1.4 var(--sans);color:var(--ink-2)}
.panel h3 .number{font-weight:400;color:var(--ink-3);font-variant-numeric:tabular-nums}
.panel .all>section:last-child{display:flex;flex-direction:column;gap:10px;padding-top:12px;border-top:1px solid var(--line)}
.panel ul:not(.tags ul){list-style:none;display:flex;flex-direction:column;gap:12px}
.chips{display:flex;flex-wrap:wrap;gap:4px}
.chip{display:inline-flex;align-items:center;gap:5px;max-width:100%;min-height:24px;padding:0 8px;border:1px solid var(--line);
border-radius:12px;font-size:var(--t-xs);color:var(--ink-2)}
.chip:hover{border-color:var(--line-strong)}
.chip[aria-pressed=true]{border-color:var(--ink);color:var(--ink);box-shadow:inset 0 0 0 1px var(--ink)}
.chip bdi{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.dot{flex:none;width:8px;height:8px;border-radius:50%;background:var(--c)}
.hl{display:flex;flex-direction:column;gap:3px;padding:2px 0 0;padding-inline-start:10px;border-inline-start:3px solid var(--c);
content-visibility:auto;contain-intrinsic-size:auto 80px}
.hl.now{background:linear-gradient(calc(90deg*var(--forward,1)),color-mix(in srgb,var(--c) 16%,transparent),transparent)}
.hl .quote{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:5;overflow:hidden;text-align:start;
font:400 13px/1.5 var(--serif);color:var(--ink);overflow-wrap:anywhere;flex:none;user-select:text;-webkit-user-select:text}
.hl .quote:hover{text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:3px}
.hl .quote[aria-disabled]{cursor:default;text-decoration:none}
.hl .quote:focus-visible{outline-offset:1px}
.hl del{color:var(--ink-3);text-decoration:line-through}
.hl ins{text-decoration:none;background:var(--accent-soft);border-radius:2px}
.hl .words{font-size:var(--t-s);line-height:1.5;white-space:pre-wrap;overflow-wrap:anywhere;display:-webkit-box;
-webkit-box-orient:vertical;-webkit-line-clamp:6;overflow:hidden}
.hl .row{margin-block-start:-2px;margin-inline-end:-4px;min-height:28px;gap:0}
.hl .row .grow{flex:1;text-align:start}
.hl .row .quiet{margin:0;margin-inline-start:-7px;flex:none}
.hl .row:has(>.quiet:not([hidden])){flex-wrap:wrap}
.hl .row:has(>.quiet:not([hidden]))>.grow{order:-1;flex-basis:100%}
.hl .first{margin-inline-start:auto}
.hl .row a{display:inline-flex;align-items:center;text-decoration:none}
.hl .tool{opacity:.72}
.hl:hover .tool,.hl:focus-within .tool{opacity:1}
.editor{display:flex;flex-direction:column;gap:8px;padding:0 0 4px}
.colours{display:flex;margin:0 -4px}
.colours label{position:relative;display:grid;place-items:center;width:28px;height:28px;cursor:pointer}
.colours input{position:absolute;inset:0;opacity:0;cursor:pointer;margin:0}
.colours label:has(:checked)::after{content:"";grid-area:1/1;width:22px;height:22px;border-radius:50%;
box-shadow:0 0 0 1.5px var(--ink-2)}
.colours label:has(:focus-visible){outline:2px solid var(--focus);border-radius:5px;outline-offset:-2px}
.look{font:400 13px/1.5 var(--serif);overflow-wrap:anywhere;padding:6px 9px;border-radius:var(--r);background:var(--paper)}
.look>*{margin:0 0 6px!important}
.look :is(h1,h2,h3,h4,h5,h6){font:600 14px/1.4 var(--serif)}
.look :is(ul,ol){display:block;padding-inline-start:20px!important;list-style:disc}
.look ol{list-style:decimal}
.look li{margin:0}
.look a{color:inherit}
.look :is(code,pre){border-radius:3px;background:var(--sunken);font:400 12px/1.45 var(--mono)}
.look pre{padding:6px 8px;overflow-x:auto}
.look blockquote{padding-inline-start:10px;border-inline-start:2px solid var(--line-strong);color:var(--ink-2)}
.look table{display:block;overflow-x:auto;border-collapse:collapse}
.look :is(th,td){padding:2px 8px;border:1px solid var(--line)}
.panel>.end{flex:none;display:flex;align-items:center;gap:6px;padding:4px 6px;border-top:1px solid var(--line)}
.panel>.end .sec{flex:1;text-align:end;padding-inline-end:6px}
@media (prefers-reduced-motion:reduce){.panel{animation:none}}
@media (forced-colors:active){.dot,.hl,.colours label::before{forced-color-adjust:none}
.hl>*{forced-color-adjust:auto}.hl .tool{opacity:1}
.chip[aria-pressed=true]{background:Highlight;color:HighlightText}}
@media (prefers-contrast:more){.hl .tool{opacity:1}}
`;
