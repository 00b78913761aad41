import { ChevronDown, ChevronUp, GripVertical } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { t } from '@/lib/platform/i18n';
import {
  moveSection,
  type Section,
  type SectionId,
  sectionsOf,
  shownLists,
  turnSection,
} from '@/lib/settings/sections';
import { sectionName } from './sections';
import styles from './sections-editor.module.css';

interface Props {
  sections: readonly Section[];
  onChange: (sections: Section[]) => void;
}

/** Which parts the new tab has, and in which order: by drag and drop, buttons, or Alt with an arrow. */
export function SectionsEditor({ sections, onChange }: Props) {
  return (
    <div className={styles.editor}>
      <Column title={t('options_sections_lists')} column="lists" {...{ sections, onChange }} />
      <Column title={t('options_sections_aside')} column="aside" {...{ sections, onChange }} />
      <p className={styles.hint}>{t('options_sections_hint')}</p>
    </div>
  );
}

function Column(props: Props & { title: string; column: 'lists' | 'aside' }) {
  const { title, column, sections, onChange } = props;
  const own = sectionsOf(column, sections);
  const lists = shownLists(sections);
  const [dragged, setDragged] = useState<SectionId>();
  const [over, setOver] = useState<number>();
  const list = useRef<HTMLOListElement>(null);
  const focused = useRef<string>(undefined);
  // An element that is put elsewhere in the document loses the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: on another order.
  useLayoutEffect(() => {
    if (focused.current === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-focus="${focused.current}"]`)?.focus();
    focused.current = undefined;
  }, [sections]);

  const move = (id: SectionId, to: number, focus: string) => {
    if (to < 0 || to >= own.length) return;
    focused.current = focus;
    onChange(moveSection(sections, id, to));
  };
  const onKeyDown = (event: KeyboardEvent, id: SectionId, index: number) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: own.length - 1 }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    const focus = event.target instanceof HTMLElement ? event.target.dataset.focus : undefined;
    move(id, to, focus ?? `${id}-box`);
  };
  const drop = (event: DragEvent, index: number) => {
    event.preventDefault();
    if (dragged) onChange(moveSection(sections, dragged, index));
    setDragged(undefined);
    setOver(undefined);
  };
  return (
    <section aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <ol ref={list} className={styles.list}>
        {own.map(({ id, on }, index) => {
          const name = sectionName(id);
          const only = on && lists.length === 1 && lists[0] === id;
          return (
            <li
              key={id}
              className={styles.row}
              draggable
              data-dragged={dragged === id || undefined}
              data-over={(dragged !== undefined && over === index) || undefined}
              onKeyDown={(event) => onKeyDown(event, id, index)}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                event.dataTransfer.setData('application/x-offprint-section', id);
                setDragged(id);
              }}
              onDragOver={(event) => {
                if (!dragged || !own.some((section) => section.id === dragged)) return;
                event.preventDefault();
                if (over !== index) setOver(index);
              }}
              onDrop={(event) => drop(event, index)}
              onDragEnd={() => {
                setDragged(undefined);
                setOver(undefined);
              }}
            >
              <span className={styles.grip}>
                <Icon of={GripVertical} size={14} />
              </span>
              <label className={styles.name}>
                <input
                  type="checkbox"
                  data-focus={`${id}-box`}
                  checked={on}
                  disabled={only}
                  onChange={(event) =>
                    onChange(turnSection(sections, id, event.currentTarget.checked))
                  }
                />
                {name}
              </label>
              <Button
                variant="quiet"
                square
                data-focus={`${id}-up`}
                aria-label={t('options_sections_up', name)}
                aria-disabled={index === 0}
                onClick={() => move(id, index - 1, `${id}-up`)}
              >
                <Icon of={ChevronUp} />
              </Button>
              <Button
                variant="quiet"
                square
                data-focus={`${id}-down`}
                aria-label={t('options_sections_down', name)}
                aria-disabled={index === own.length - 1}
                onClick={() => move(id, index + 1, `${id}-down`)}
              >
                <Icon of={ChevronDown} />
              </Button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
