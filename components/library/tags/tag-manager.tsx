import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { isWithin } from '@/lib/library/tag-tree';
import { t } from '@/lib/platform/i18n';
import { sidewaysKeys } from '../../ui/sideways';
import { useDatabase } from '../library-provider';
import { useActions } from '../use-actions';
import { type Move, TagField } from './tag-field';
import styles from './tag-manager.module.css';
import { TagRow } from './tag-row';
import { type TagLine, useTagTree } from './use-tag-tree';

/** So few tags need no field to find one. */
const few = 8;

/**
 * All tags as a tree: rename, merge, nest, colour and delete them, by mouse or keyboard, each with
 * one undo. The arrows move and fold, F2 renames, Del deletes.
 */
export function TagManager() {
  const db = useDatabase();
  const actions = useActions();
  const [filter, setFilter] = useState('');
  const tree = useTagTree(filter);
  const [active, setActive] = useState<string>();
  const [moving, setMoving] = useState<{ tag: string; move: Move }>();
  const [dragged, setDragged] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const wanted = useRef<string>(undefined);
  const namesId = useId();
  const lines = tree.lines ?? [];
  const current = lines.find(({ node }) => node.tag === active) ?? lines[0];

  // The focus follows a tag to its new name, and back to its line when a field closes.
  useEffect(() => {
    const tag = wanted.current;
    if (tag === undefined || moving) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-tag="${CSS.escape(tag)}"]`);
    if (!row) return;
    wanted.current = undefined;
    row.focus();
  });

  const go = (line: TagLine | undefined) => {
    if (!line) return;
    setActive(line.node.tag);
    wanted.current = line.node.tag;
  };
  const rename = async (from: string, to: string): Promise<boolean> => {
    if (from === to) return true;
    const done = await actions.renameTag(from, to);
    if (done) {
      setActive(to);
      wanted.current = to;
    }
    return done;
  };
  const remove = (line: TagLine) => {
    const at = lines.indexOf(line);
    const after = lines.slice(at + 1).find(({ node }) => !isWithin(node.tag, line.node.tag));
    go(after ?? lines[at - 1]);
    void actions.removeTag(line.node.tag);
  };
  const drop = (onto: string | undefined, merge: boolean) => {
    const tag = dragged;
    setDragged(undefined);
    if (tag === undefined || (onto !== undefined && isWithin(onto, tag))) return;
    const leaf = tag.slice(tag.lastIndexOf('/') + 1);
    if (onto === undefined) void rename(tag, leaf);
    else void rename(tag, merge ? onto : `${onto}/${leaf}`);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const onRow = event.target instanceof HTMLElement && event.target.dataset.tag !== undefined;
    if (!onRow || !current || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = lines.indexOf(current);
    const { node, open, parent } = current;
    const [forwards, backwards] = sidewaysKeys();
    const act: Record<string, () => void> = {
      ArrowDown: () => go(lines[at + 1]),
      ArrowUp: () => go(lines[at - 1]),
      Home: () => go(lines[0]),
      End: () => go(lines.at(-1)),
      [forwards]: () =>
        open || node.children.length === 0 ? go(lines[at + 1]) : tree.fold(node.tag, false),
      [backwards]: () =>
        open ? tree.fold(node.tag, true) : go(lines.find((line) => line.node.tag === parent)),
      ...(!db.readOnly && {
        F2: () => setMoving({ tag: node.tag, move: 'rename' }),
        Enter: () => setMoving({ tag: node.tag, move: 'rename' }),
        m: () => setMoving({ tag: node.tag, move: 'merge' }),
        Delete: () => remove(current),
      }),
    };
    const todo = act[event.key];
    if (!todo) return;
    event.preventDefault();
    event.stopPropagation();
    todo();
  };

  return (
    <section className={styles.manager} aria-label={t('tags_title')}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('tags_title')}</h1>
        {tree.all.size > few && (
          <input
            type="search"
            className={styles.filter}
            value={filter}
            placeholder={t('tags_filter')}
            aria-label={t('tags_filter')}
            onChange={(event) => setFilter(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              go(lines[0]);
            }}
          />
        )}
      </header>
      <datalist id={namesId}>
        {[...tree.all.keys()].map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      {tree.lines && lines.length === 0 && (
        <p className={styles.empty}>{t(filter === '' ? 'tags_empty' : 'tags_no_match')}</p>
      )}
      {lines.length > 0 && (
        <>
          {!db.readOnly && <p className={styles.help}>{t('tags_help')}</p>}
          <div
            ref={list}
            role="tree"
            tabIndex={-1}
            aria-label={t('tags_tree')}
            className={styles.tree}
            onKeyDown={onKeyDown}
          >
            {lines.map((line) =>
              moving?.tag === line.node.tag ? (
                // biome-ignore lint/a11y/useFocusableInteractive: the field in it has the focus.
                <div
                  key={line.node.tag}
                  role="treeitem"
                  aria-level={line.level}
                  aria-selected="true"
                >
                  <TagField
                    tag={line.node.tag}
                    level={line.level}
                    move={moving.move}
                    all={tree.all}
                    namesId={namesId}
                    onDone={async (to) => {
                      if (to !== undefined && !(await rename(line.node.tag, to))) return;
                      wanted.current ??= line.node.tag;
                      setMoving(undefined);
                    }}
                  />
                </div>
              ) : (
                <TagRow
                  key={line.node.tag}
                  line={line}
                  active={line === current}
                  dragged={dragged}
                  onFold={() => tree.fold(line.node.tag, line.open)}
                  onActivate={() => setActive(line.node.tag)}
                  onMove={(move) => setMoving({ tag: line.node.tag, move })}
                  onTop={() => void rename(line.node.tag, line.node.name)}
                  onColour={(colour) => void actions.colourTag(line.node.tag, colour)}
                  onRemove={() => remove(line)}
                  onDrag={setDragged}
                  onDrop={(merge) => drop(line.node.tag, merge)}
                />
              ),
            )}
          </div>
          {dragged?.includes('/') && (
            // biome-ignore lint/a11y/noStaticElementInteractions: the menu does the same by keyboard.
            <div
              className={styles.top}
              onDragOver={(event) => event.preventDefault()}
              onDrop={() => drop(undefined, false)}
            >
              {t('tags_drop_top')}
            </div>
          )}
        </>
      )}
    </section>
  );
}
