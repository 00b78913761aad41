/** The card's own rules, added to those of the tab (../widget/styles) when the card is loaded. */
export const styles = `
input,textarea{font:inherit;color:inherit;letter-spacing:inherit;margin:0;border:0;padding:0;background:none}
.side{position:fixed;display:grid;grid-template-rows:minmax(0,2fr) minmax(0,max-content) minmax(0,3fr);
pointer-events:none;inset:8px 40px 8px max(8px,calc(100% - 344px))}
.viewer .side{right:56px;left:max(8px,calc(100% - 360px))}
.side>*{grid-row:2;pointer-events:auto}
.card{overflow:auto;overscroll-behavior:contain;padding:10px 12px 12px;border:1px solid var(--line-strong);border-radius:8px;
background:var(--raised);box-shadow:var(--shadow);display:flex;flex-direction:column;gap:10px;outline:0;
animation:in var(--quick)}
@keyframes in{from{opacity:0;transform:translateX(6px)}}
.head{display:flex;align-items:center;gap:4px;min-height:24px;margin:0;margin-inline-end:-4px}
.head strong{flex:1;min-width:0;font-weight:600}
.quiet{height:24px;padding:0 7px;border-radius:4px;color:var(--ink-2);font-weight:500}
.quiet:hover{background:var(--sunken);color:var(--ink)}
.undo{color:var(--accent)}
.undo:hover{color:var(--accent)}
.square{width:24px;padding:0;display:grid;place-items:center}
.square .icon{width:14px;height:14px}
.title{margin:-6px 0 0;font:500 14px/1.32 var(--serif);color:var(--ink);text-wrap:pretty;overflow-wrap:anywhere;
display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
.title.full{-webkit-line-clamp:4}
.status{display:grid;grid-template-columns:repeat(3,minmax(max-content,1fr));border:1px solid var(--line);border-radius:var(--r);
background:var(--sunken);padding:2px;margin:0;min-width:0}
.status label{position:relative;display:flex;align-items:center;justify-content:center;gap:6px;height:26px;
border-radius:4px;color:var(--ink-2);cursor:pointer;font-size:var(--t-s);white-space:nowrap;min-width:0}
.status label:hover{color:var(--ink)}
.status input{position:absolute;inset:0;opacity:0;margin:0;cursor:pointer}
.status .icon{width:13px;height:13px}
.status .ring.reading{color:inherit}
.status :checked+.ring.reading{color:var(--accent)}
.status label:has(:checked){background:var(--raised);color:var(--ink);box-shadow:0 0 0 1px var(--line-strong)}
.status label:has(:focus-visible){outline:2px solid var(--focus);outline-offset:1px}
.more{display:flex;gap:6px}
.btn{display:inline-flex;align-items:center;justify-content:center;gap:6px;height:28px;padding:0 10px;
border:1px solid var(--line-strong);border-radius:var(--r);background:var(--raised);flex:1;
transition:background var(--quick)}
.btn:hover{background:var(--sunken)}
.btn .icon{width:14px;height:14px;color:var(--ink-3)}
.tags{display:flex;flex-wrap:wrap;gap:4px;align-items:center}
.tags ul{display:contents;list-style:none}
.tag{display:inline-flex;align-items:center;max-width:100%;min-height:22px;padding:0;padding-inline-start:8px;border:1px solid var(--line);
border-radius:11px;font-size:var(--t-s);line-height:16px;color:var(--ink-3)}
.tag.failed{border-style:dashed;border-color:var(--accent)}
.tag bdi{overflow:hidden;text-overflow:ellipsis;white-space:pre}
.tag b{font-weight:500;color:var(--ink)}
.tag button{width:22px;height:20px;display:grid;place-items:center;border-radius:10px;color:var(--ink-3);flex:none}
.tag button:hover{color:var(--ink)}
.tag .icon{width:10px;height:10px;stroke-width:2}
.tags input{flex:1 1 96px;min-width:80px;height:24px;padding:0 4px;border-radius:4px;font-size:var(--t-s)}
.tags input:focus{outline:0;box-shadow:0 1px 0 var(--focus);border-radius:0}
input,textarea{user-select:text;-webkit-user-select:text}
::placeholder{color:var(--ink-3);opacity:1}
.note{display:flex;flex-direction:column}
.note textarea{display:block;width:100%;height:92px;padding:7px 9px;border:1px solid var(--line);border-radius:var(--r);
background:var(--paper);font:400 14px/1.5 var(--serif);resize:none;overscroll-behavior:contain}
.note textarea:focus{outline:2px solid var(--focus);outline-offset:-1px;border-radius:var(--r)}
.foot{display:flex;align-items:center;gap:6px;margin-top:4px;min-height:16px;font-size:var(--t-xs);color:var(--ink-3)}
.foot span{flex:1}
.linked{align-self:flex-start;margin-block:-2px -4px;margin-inline-start:-7px;height:auto;min-height:24px;text-align:start}
.hint{margin:0;font-size:var(--t-s);color:var(--ink-2)}
.news{display:flex;align-items:center;gap:10px;padding-inline-start:9px;border-inline-start:2px solid var(--accent);font-size:var(--t-s)}
.news span{flex:1;min-width:0}
.news .btn{flex:none;height:26px;padding:0 8px;font-size:var(--t-s)}
.failure{display:flex;align-items:center;gap:10px;padding-inline-start:9px;border-inline-start:2px solid var(--accent);
font-size:var(--t-s);color:var(--ink)}
.failure span{flex:1;min-width:0}
.failure .btn{flex:none;height:26px;padding:0 8px;font-size:var(--t-s)}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (prefers-reduced-motion:reduce){.card{animation:none}}
@media (forced-colors:active){.status label:has(:checked){forced-color-adjust:none;background:Highlight;color:HighlightText}}
`;
