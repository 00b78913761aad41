import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { formatNumber, tn } from '@/lib/platform/i18n';
import type { ListSection } from '@/lib/settings/sections';
import type { Settings } from '@/lib/settings/settings';
import styles from './section-tabs.module.css';
import { sectionLetters, sectionName } from './sections';

interface Props {
  label: string;
  sections: readonly ListSection[];
  selected: ListSection;
  /** Papers that are new in each list. */
  counts: ReadonlyMap<ListSection, number>;
  choices: Settings['feedChoices'];
  panelId: string;
  onSelect: (section: ListSection) => void;
}

/** The lists as tabs: one stop for the Tab key, arrows, Home and End inside. */
export function SectionTabs(props: Props) {
  const { label, sections, selected, counts, choices, panelId, onSelect } = props;
  const list = useRef<HTMLDivElement>(null);
  // Where the tabs do not fit, the selected one is in view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another one is selected.
  useLayoutEffect(() => {
    const row = list.current;
    const tab = row?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (!row || !tab || row.scrollWidth <= row.clientWidth) return;
    row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
  }, [selected]);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = sections.indexOf(selected);
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const steps: Record<string, number> = {
      ArrowRight: at + (rtl ? -1 : 1),
      ArrowLeft: at + (rtl ? 1 : -1),
      Home: 0,
      End: sections.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const section = sections.at(to % sections.length);
    if (!section) return;
    event.preventDefault();
    onSelect(section);
    list.current
      ?.querySelectorAll<HTMLElement>('[role="tab"]')
      [sections.indexOf(section)]?.focus({ preventScroll: true });
  };
  return (
    <div ref={list} role="tablist" aria-label={label} className={styles.tabs} onKeyDown={onKeyDown}>
      {sections.map((section) => {
        const count = counts.get(section) ?? 0;
        return (
          <button
            key={section}
            type="button"
            role="tab"
            id={tabId(section)}
            className={styles.tab}
            aria-selected={section === selected}
            aria-controls={panelId}
            aria-keyshortcuts={`g ${sectionLetters[section]}`}
            tabIndex={section === selected ? 0 : -1}
            onClick={() => onSelect(section)}
          >
            {sectionName(section, choices)}
            {count > 0 && (
              <>
                <span className={styles.count} aria-hidden="true">
                  {formatNumber(count)}
                </span>{' '}
                <span className="visually-hidden">{tn('newtab_tab_new', count)}</span>
              </>
            )}
          </button>
        );
      })}
    </div>
  );
}

export const tabId = (section: ListSection): string => `tab-${section}`;

/** Give the focus to a section's tab. */
export const focusTab = (section: ListSection) =>
  document.getElementById(tabId(section))?.focus({ preventScroll: true });
