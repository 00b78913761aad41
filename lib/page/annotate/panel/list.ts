/** All highlights of the paper: found ones as in the document, the others apart; by colour and tag. */
import { highlightColours } from '../../../annotations/colours';
import { textFragment } from '../../../annotations/text-fragment';
import { htmlVersions } from '../../../paper/pdf';
import { attribute, text } from '../../widget/h';
import type { ListedHighlight, PanelHost } from '../port';
import { createItem, type Item } from './item';
import type { PanelTexts } from './texts';

export interface List {
  element: HTMLElement;
  update(): void;
  /** One was opened on the page: show where it stands here. */
  mark(id: string): HTMLElement | undefined;
  replaced(id: string, words: string): void;
  composing(): boolean;
}

/** Lists that fit on a screen need no filter. */
const fewest = 4;

interface Group {
  heading: HTMLElement;
  list: HTMLElement;
  items: Item[];
}

export function createList(
  panel: PanelHost,
  texts: PanelTexts,
  actions: { reattach(id: string): void },
): List {
  const { b } = panel.surface;
  const { h } = b;
  const items = new Map<string, Item>();
  let filter = '';
  let reached: string | undefined;
  let now: string | undefined;

  const group = (heading: HTMLElement): Group => ({
    heading,
    list: h('ul', { role: 'list' }),
    items: [],
  });
  const count = h('span', { class: 'number' });
  const here = group(h('h3', {}, `${texts.highlights} `, count));
  const lost = group(h('h3'));
  const elsewhere = group(h('h3', {}, texts.elsewhereTitle));
  const groups = [here, lost, elsewhere];
  const chips = h('div', { class: 'chips', role: 'group', 'aria-label': texts.filter });
  const none = h('p', { class: 'hint' });
  const element = h(
    'section',
    { 'aria-label': texts.highlights, onkeydown: (event) => move(event as KeyboardEvent) },
    here.heading,
    chips,
    none,
    here.list,
    lost.heading,
    lost.list,
    elsewhere.heading,
    elsewhere.list,
  );

  const inOrder = () => groups.flatMap((each) => each.items);
  const reach = (id: string | undefined) => {
    const all = inOrder();
    reached = all.some((item) => item.id === id) ? id : all[0]?.id;
    for (const item of all) item.reachable(item.id === reached);
  };
  const select = (id: string) => {
    now = id;
    for (const item of items.values()) item.current(item.id === id);
    reach(id);
  };

  /** Arrows lead from passage to passage. */
  function move(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1, Home: Number.NEGATIVE_INFINITY, End: Infinity }[
      event.key
    ];
    const focused = panel.surface.root.activeElement;
    if (by === undefined || !focused?.matches('.quote')) return;
    const all = inOrder();
    const at = all.findIndex((item) => item.element.contains(focused));
    const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
    event.preventDefault();
    reach(next?.id);
    next?.focus();
    next?.element.scrollIntoView({ block: 'nearest' });
  }

  const link = ({ annotation }: ListedHighlight): string | undefined => {
    const record = panel.host.record();
    const page = htmlVersions(record, annotation.version)[0]?.url;
    const quote = annotation.selectors.find((each) => each.type === 'TextQuoteSelector');
    const fragment = quote && textFragment(quote);
    return page && (fragment ? `${page}#${fragment}` : page);
  };

  const itemOf = (listed: ListedHighlight): Item => {
    const { id } = listed.annotation;
    const known = items.get(id);
    if (known) {
      known.update(listed);
      return known;
    }
    const item = createItem(panel, texts, listed, {
      jumped: select,
      reattach: actions.reattach,
      remove(gone) {
        // The focus moves on instead of being lost.
        const all = inOrder();
        const at = all.findIndex((each) => each.id === gone);
        const next = all[at + 1] ?? all[at - 1];
        panel.remove(gone);
        reach(next?.id);
        if (next) next.focus();
        else element.closest<HTMLElement>('.all')?.focus({ preventScroll: true });
      },
      link,
    });
    items.set(id, item);
    return item;
  };

  const drawChips = (all: readonly ListedHighlight[]) => {
    const names = panel.names();
    const colours = highlightColours.filter((colour) =>
      all.some(({ annotation }) => annotation.colour === colour),
    );
    const tags = [...new Set(all.flatMap(({ annotation }) => annotation.tags))].sort();
    const wanted = [
      ...colours.map((colour) => ({ value: `c:${colour}`, label: names[colour], colour })),
      ...tags.map((tag) => ({ value: `t:${tag}`, label: tag, colour: undefined })),
    ];
    chips.hidden = all.length < fewest || wanted.length < 2;
    if (chips.hidden || !wanted.some(({ value }) => value === filter)) filter = '';
    const look = JSON.stringify(wanted);
    if (chips.dataset.look !== look) {
      chips.dataset.look = look;
      chips.replaceChildren(
        ...wanted.map(({ value, label, colour }) =>
          h(
            'button',
            {
              type: 'button',
              class: 'chip',
              'data-value': value,
              onclick() {
                filter = filter === value ? '' : value;
                update();
              },
            },
            colour ? h('span', { class: `dot c-${colour}`, 'aria-hidden': 'true' }) : null,
            h('bdi', {}, label),
          ),
        ),
      );
    }
    for (const chip of chips.children) {
      const pressed = (chip as HTMLElement).dataset.value === filter;
      attribute(chip, 'aria-pressed', String(pressed));
    }
  };

  function update(): void {
    const all = panel.list.items();
    for (const id of items.keys()) {
      if (!all.some(({ annotation }) => annotation.id === id)) items.delete(id);
    }
    drawChips(all);
    const shown = all.filter((each) => fits(each, filter));
    const isLost = ({ state }: ListedHighlight) => state === 'lost' || state === 'ambiguous';
    const isElsewhere = ({ state }: ListedHighlight) => state === 'elsewhere';
    const parts = [
      shown.filter((each) => !isLost(each) && !isElsewhere(each)),
      shown.filter(isLost).sort(byPlace),
      shown.filter(isElsewhere).sort(byPlace),
    ];
    for (const [index, each] of groups.entries()) fill(each, parts[index] ?? []);
    text(count, String(all.length));
    text(lost.heading, texts.lostTitle(lost.items.length));
    // Nothing is on this page: the one list needs no second heading.
    elsewhere.heading.hidden ||= elsewhere.items.length === all.length;
    here.heading.hidden = false;
    text(none, all.length === 0 ? texts.none : texts.noneFit);
    none.hidden = shown.length > 0;
    reach(reached);
    if (now) items.get(now)?.current(true);
  }

  const fill = (into: Group, listed: readonly ListedHighlight[]) => {
    into.items = listed.map(itemOf);
    into.heading.hidden = listed.length === 0;
    into.list.hidden = listed.length === 0;
    const wanted = into.items.map((item) => item.element);
    const there = [...into.list.children];
    // What has the focus stays where it is when nothing has moved.
    if (wanted.length !== there.length || wanted.some((each, at) => each !== there[at])) {
      const focused = panel.surface.root.activeElement;
      into.list.replaceChildren(...wanted);
      if (focused instanceof HTMLElement && into.list.contains(focused)) {
        focused.focus({ preventScroll: true });
      }
    }
  };

  return {
    element,
    update,
    mark(id) {
      if (!items.has(id)) return undefined;
      select(id);
      return items.get(id)?.element;
    },
    replaced: (id, words) => items.get(id)?.replace(words),
    composing: () => [...items.values()].some((item) => item.composing()),
  };
}

function fits({ annotation }: ListedHighlight, filter: string): boolean {
  const value = filter.slice(2);
  if (filter.startsWith('c:')) return annotation.colour === value;
  return !filter.startsWith('t:') || annotation.tags.includes(value);
}

const placeOf = ({ annotation }: ListedHighlight): number =>
  annotation.selectors.find((each) => each.type === 'TextPositionSelector')?.start ?? Infinity;

/** As in the document where each was made, then as they were made. */
const byPlace = (a: ListedHighlight, b: ListedHighlight): number =>
  Math.sign(placeOf(a) - placeOf(b)) || a.annotation.createdAt - b.annotation.createdAt;
