/**
 * The widget's own rules; colours and sizes come from components/ui/tokens.css, which the
 * entrypoint hands in. Important rules of a shadow tree win over the page's important ones, so
 * `:host` cannot be moved, hidden or restyled from outside. Sizes are px: rem is the page's.
 */
export const styles = `
:host{all:initial!important;display:block!important;position:fixed!important;top:0!important;right:0!important;
width:0!important;height:0!important;z-index:2147483647!important;color-scheme:light dark!important;
direction:ltr!important;-webkit-text-size-adjust:none!important}
.o,.o *{box-sizing:border-box}
.o{font:400 var(--t-m)/1.45 var(--sans);color:var(--ink);letter-spacing:normal;-webkit-font-smoothing:antialiased;
user-select:none;-webkit-user-select:none}
.o[dir=rtl]{--forward:-1}
[hidden]{display:none!important}
button{font:inherit;color:inherit;letter-spacing:inherit;margin:0;border:0;padding:0;background:none}
button{cursor:pointer}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:4px}
:where(.o[dir=rtl] [dir=auto]:not(textarea,blockquote,.look,.diff,.words)){text-align:right}
:where(.o[dir=ltr] [dir=auto]:not(textarea,blockquote,.look,.diff,.words)){text-align:left}
.icon{width:16px;height:16px;flex:none;display:block;fill:none;stroke:currentColor;stroke-width:1.6;
stroke-linecap:round;stroke-linejoin:round}
.ring.reading{color:var(--accent)}
.ring.read circle{fill:currentColor}
.ring .fill{fill:currentColor;stroke:none}
.ring .tick{stroke:var(--raised)}
.edge{position:fixed;display:grid;grid-template-rows:minmax(0,2fr) minmax(0,max-content) minmax(0,3fr);
pointer-events:none;inset:0 0 0 auto}
.edge>*{grid-row:2;pointer-events:auto}
.covered .edge{visibility:hidden}
.viewer .edge{right:16px}
.viewer .tab{border-right:1px solid var(--line-strong);border-radius:8px}
.tab{position:relative;display:flex;flex-direction:column;align-items:center;gap:5px;width:30px;min-height:38px;
padding:10px 0 10px 1px;border:1px solid var(--line-strong);border-right:0;border-radius:8px 0 0 8px;
background:var(--raised);color:var(--ink-2);box-shadow:0 1px 2px rgb(0 0 0/6%),-2px 2px 10px rgb(0 0 0/8%);
transition:background var(--quick),color var(--quick)}
.tab:hover,.tab[aria-expanded=true]{color:var(--ink);background:var(--paper)}
.tab:focus-visible{outline-offset:1px;border-radius:8px 0 0 8px}
.tab.error{color:var(--accent)}
.tab.newer::after{content:"";position:absolute;top:6px;left:4px;width:7px;height:7px;border-radius:50%;
background:var(--accent);box-shadow:0 0 0 2px var(--raised)}
.count{display:flex;flex-direction:column;align-items:center;font:500 10px/11px var(--sans);
font-variant-numeric:tabular-nums;color:var(--ink-2)}
.count [data-number]::before{content:attr(data-number)}
.count .icon{width:11px;height:11px}
.label{position:absolute;right:100%;top:-1px;height:38px;margin-right:6px;display:flex;align-items:center;gap:8px;
padding:0 10px;border:1px solid var(--line-strong);border-radius:var(--r);background:var(--raised);color:var(--ink);
box-shadow:var(--shadow);font:500 var(--t-m)/1 var(--sans);white-space:nowrap;pointer-events:none;opacity:0;
visibility:hidden;transform:translateX(4px);transition:opacity var(--quick),transform var(--quick),visibility 0s 120ms}
.tab:hover .label,.tab:focus-visible .label,.pinned .label{opacity:1;visibility:visible;transform:none;
transition:opacity var(--quick),transform var(--quick)}
.tab[aria-expanded=true] .label,.pinned kbd{display:none}
kbd{font:500 10px/16px var(--sans);border:1px solid var(--line-strong);border-bottom-width:2px;border-radius:4px;
padding:0 4px;color:var(--ink-2)}
.busy>.icon{animation:turn .8s linear infinite}
@keyframes turn{to{transform:rotate(1turn)}}
@media (prefers-reduced-motion:reduce){.busy>.icon{animation:none}}
@media (forced-colors:active){.ring .tick{stroke:Canvas}}
@media print{:host{display:none!important}}
`;

/**
 * Put styles into a shadow root so that a page's Content-Security-Policy cannot refuse them.
 * A constructed sheet is exempt from it; where the browser does not let a content script adopt one
 * (Firefox has refused sheets made in its sandbox), a style element must do.
 */
export function applyStyles(document: Document, root: ShadowRoot, css: string): void {
  try {
    const view = document.defaultView as (Window & typeof globalThis) | null;
    const sheet = new (view?.CSSStyleSheet ?? CSSStyleSheet)();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}
