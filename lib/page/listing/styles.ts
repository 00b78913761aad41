/** Styles of the badges, and of the tab, the bar, the popover and the toast of a list. */

/**
 * A badge takes a fixed width and no height, so that no line grows. It is drawn in the colour of
 * the text around it: nobody else knows whether the page is light or dark.
 */
const badge = `
:host{all:initial!important;color:inherit!important;color-scheme:inherit!important;
display:inline-block!important;position:relative!important;width:20px!important;height:0!important;
vertical-align:baseline!important;align-self:center!important;flex:none!important;
line-height:0!important;direction:ltr!important}
:host([data-place=float]){float:inline-start!important;height:18px!important}
button{appearance:none;margin:0;border:0;padding:0;background:none;font-size:0;box-sizing:border-box;position:absolute;left:2px;bottom:-4px;width:18px;height:18px;display:grid;
place-items:center;border-radius:4px;cursor:pointer;color:inherit;opacity:.5}
:host([data-place=float]) button{bottom:-2px;left:0}
button:hover,button:focus-visible,button:not(.open){opacity:1}
.hidden:not(:hover){opacity:0}
button:hover{background:color-mix(in srgb,currentcolor 12%,transparent)}
button:focus-visible{outline:2px solid #4a86d8;outline-offset:0}
.icon{width:14px;height:14px;display:block;fill:none;stroke:currentColor;stroke-width:1.6;stroke-linecap:round;
stroke-linejoin:round;pointer-events:none}
.unread,.reading,.read{color:#cf4f38}
.ring.read circle,.ring .fill{fill:currentColor}
.ring .fill{stroke:none}
.ring .tick{stroke:#fff}
.chosen{color:#cf4f38}
i{position:absolute;right:1px;top:1px;width:5px;height:5px;border-radius:50%;background:#cf4f38}
[aria-disabled=true]{opacity:.5;cursor:default}
.busy .icon{animation:turn .8s linear infinite}
@keyframes turn{to{transform:rotate(1turn)}}
@media (pointer:coarse){button::after{content:"";position:absolute;inset:-10px}}
@media (prefers-reduced-motion:reduce){.busy .icon{animation:none}}
@media (forced-colors:active){button:not(.hidden){opacity:1;color:ButtonText}}
@media print{:host{display:none!important}}
`;

export interface BadgeStyles {
  apply(root: ShadowRoot): void;
}

/**
 * One sheet for all badges of a page. Where a content script may not adopt a constructed sheet
 * (Firefox has refused those made in its sandbox), each badge gets a style element.
 */
export function badgeStyles(document: Document): BadgeStyles {
  let sheet: CSSStyleSheet | undefined;
  try {
    const view = document.defaultView as (Window & typeof globalThis) | null;
    sheet = new (view?.CSSStyleSheet ?? CSSStyleSheet)();
    sheet.replaceSync(badge);
  } catch {
    sheet = undefined;
  }
  return {
    apply(root) {
      if (sheet) {
        try {
          root.adoptedStyleSheets = [sheet];
          return;
        } catch {
          sheet = undefined;
        }
      }
      const style = document.createElement('style');
      style.textContent = badge;
      root.append(style);
    },
  };
}

/** Added to the rules of the widget and of the card. */
export const overlayStyles = `
.corner{position:fixed;bottom:16px;inset-inline-end:16px;display:flex;flex-direction:column;align-items:flex-end;gap:8px;
max-width:calc(100% - 32px)}
.corner .card{width:max-content;max-width:min(420px,100%);overflow:visible}
.bar{flex-direction:row!important;align-items:center;flex-wrap:wrap}
.bar strong{font-weight:600;margin-inline-end:4px;font-variant-numeric:tabular-nums}
.btn:disabled{opacity:.5;cursor:default}
.btn{flex:none;white-space:nowrap}
.primary{background:var(--accent);border-color:var(--accent);color:var(--on-accent);font-weight:500}
.primary:hover{background:var(--accent)}
.said{display:flex;align-items:center;gap:4px}
.said span{flex:1;min-width:0;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;
overflow-wrap:anywhere}
.pop{position:fixed;width:280px;max-width:calc(100vw - 16px)}
.pop .title{margin:0;flex:1;min-width:0}
.pop .head{align-items:flex-start}
.off{align-self:flex-start;margin-block:-2px -4px;margin-inline-start:-7px;font-weight:400;font-size:var(--t-s)}
`;
