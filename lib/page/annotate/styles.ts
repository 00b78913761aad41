/** Rules of the bar, the popover, the markers; beside those of the tab and the card. */
const colour = (name: string, light: string, dark: string) =>
  `.c-${name}{--c:light-dark(${light},${dark})}`;

export const styles = `
:host{position:absolute!important;inset:0 auto auto 0!important;z-index:2147483646!important}
.layer{position:absolute;left:0;top:0;width:0;height:0}
.vh{position:fixed;top:0;left:0}
${colour('yellow', '#ffd84d', '#c9a227')}
${colour('green', '#8fd683', '#4f9a4c')}
${colour('blue', '#8fc1f5', '#4884c4')}
${colour('pink', '#f799b8', '#c4557e')}
${colour('violet', '#bfa3f2', '#8a66cc')}
.float{position:absolute;border:1px solid var(--line-strong);border-radius:8px;background:var(--raised);
box-shadow:var(--shadow);outline:0;animation:show var(--quick)}
@keyframes show{from{opacity:0}}
.bar{display:flex;align-items:center;gap:2px;padding:3px;width:max-content}
.bar.tall{flex-direction:column}
.bar .sep{flex:none;align-self:stretch;background:var(--line);width:1px;height:auto;margin:4px 2px}
.bar.tall .sep{width:auto;height:1px;margin:2px 4px}
.tool{width:28px;height:28px;display:grid;place-items:center;border-radius:5px;color:var(--ink-2);flex:none}
.tool:hover{background:var(--sunken);color:var(--ink)}
.tool.wide{width:auto;padding:0 10px;font-weight:500;white-space:nowrap}
.tool:focus-visible{outline-offset:-2px}
.swatch::before{content:"";width:16px;height:16px;border-radius:50%;background:var(--c);
box-shadow:inset 0 0 0 1px rgb(0 0 0/18%)}
.swatch.last::after,.swatch[aria-checked=true]::after{content:"";grid-area:1/1;width:22px;height:22px;border-radius:50%;
box-shadow:0 0 0 1.5px var(--ink-2)}
.swatch::before{grid-area:1/1}
.pop{width:min(320px,calc(100vw - 16px));max-height:min(520px,calc(100vh - 16px));display:flex;flex-direction:column;
overflow:auto;overscroll-behavior:contain;padding:10px 12px 8px;gap:8px;user-select:text;-webkit-user-select:text}
.pop .quote{margin:0;padding-inline-start:10px;border-inline-start:3px solid var(--c);font:400 13px/1.5 var(--serif);color:var(--ink-2);
display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden;overflow-wrap:anywhere;flex:none}
.pop .note textarea{height:76px}
.said{font-size:var(--t-s);color:var(--ink-2);margin:0}
.said b{font-weight:500;color:var(--accent)}
.diff{margin:0;font:400 13px/1.5 var(--serif);max-height:120px;overflow:auto;overflow-wrap:anywhere;flex:none}
.diff del{color:var(--ink-3);text-decoration:line-through}
.diff ins{text-decoration:none;background:var(--accent-soft);border-radius:2px}
.choices{display:flex;flex-wrap:wrap;gap:4px;align-items:center}
.row{display:flex;align-items:center;gap:2px}
.row .grow{flex:1;text-align:center;font-size:var(--t-xs);color:var(--ink-3);font-variant-numeric:tabular-nums}
.swatches{display:flex;gap:0;margin:0 -4px}
.pop .tool[disabled]{opacity:.35;cursor:default;background:none}
.rail{position:fixed;top:0;right:0;bottom:0;width:12px;pointer-events:none}
.tick{position:absolute;right:0;width:12px;height:10px;margin-top:-5px;pointer-events:auto;cursor:pointer}
.tick::before{content:"";position:absolute;right:1px;top:3px;width:8px;height:4px;border-radius:2px;background:var(--c);
box-shadow:0 0 0 1px rgb(0 0 0/22%)}
.tick:hover::before,.tick:focus-visible::before{width:12px;right:0}
.tick.uncertain::before{background:repeating-linear-gradient(90deg,var(--c) 0 2px,var(--raised) 2px 4px)}
.missing{position:fixed;right:14px;bottom:8px;height:24px;padding:0 9px;border:1px solid var(--line-strong);border-radius:12px;
background:var(--raised);color:var(--ink-2);font-size:var(--t-s);box-shadow:0 1px 2px rgb(0 0 0/6%)}
.missing:hover,.missing[aria-expanded=true]{color:var(--ink)}
.list{position:fixed;right:14px;bottom:40px;width:min(320px,calc(100vw - 28px));max-height:min(420px,60vh);overflow:auto;
overscroll-behavior:contain;padding:10px 12px}
.list h2{margin:0 0 4px;font:600 var(--t-m)/1.4 var(--sans)}
.list ul{margin:0;padding:0;list-style:none}
.list li{padding:8px 0;border-top:1px solid var(--line)}
.list .undo{margin-block-start:2px;margin-inline-start:-7px}
.list .sec{margin:0 0 2px;font-size:var(--t-xs);color:var(--ink-3)}
.list .quote{margin:0;font:400 13px/1.45 var(--serif);color:var(--ink-2);display:-webkit-box;-webkit-box-orient:vertical;
-webkit-line-clamp:3;overflow:hidden;overflow-wrap:anywhere}
.toast{position:fixed;left:50%;bottom:16px;transform:translateX(-50%);display:flex;align-items:center;gap:8px;
max-width:calc(100vw - 24px);padding:6px;padding-inline-start:12px;border:1px solid var(--line-strong);border-radius:8px;
background:var(--raised);box-shadow:var(--shadow);color:var(--ink)}
.toast span{min-width:0;overflow:hidden;text-overflow:ellipsis}
.outline{position:absolute;pointer-events:none;border:2px solid var(--c);border-radius:4px;
background:color-mix(in srgb,var(--c) 9%,transparent)}
.outline.uncertain{border-style:dashed}
.outline.lit{box-shadow:0 0 0 4px var(--c)}
.outline button{position:absolute;top:-2px;right:-2px;width:24px;height:24px;display:grid;place-items:center;
pointer-events:auto;border-radius:0 4px 0 4px;background:var(--c);color:#1d1b19}
.outline .icon{width:14px;height:14px}
.pick{position:absolute;display:flex;align-items:center;gap:4px;padding:3px}
@media (prefers-reduced-motion:reduce){.float{animation:none}}
@media (forced-colors:active){.swatch::before,.tick::before,.outline,.pop .quote{forced-color-adjust:none}
.tick::before{box-shadow:0 0 0 1px CanvasText}}
`;
