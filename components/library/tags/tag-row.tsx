import {
  ChevronRight,
  CornerDownRight,
  CornerLeftUp,
  Ellipsis,
  List,
  Merge,
  Pencil,
  Trash2,
} from 'lucide-react';
import { useState } from 'react';
import { type TagColour, tagColours } from '@/lib/library/tag-colours';
import { isWithin } from '@/lib/library/tag-tree';
import { listed, t, tn } from '@/lib/platform/i18n';
import { TagDot } from '../../paper/tag';
import { Icon } from '../../ui/icon';
import { Menu, type MenuItem } from '../../ui/menu';
import { useDatabase } from '../library-provider';
import type { Move } from './tag-field';
import styles from './tag-manager.module.css';
import type { TagLine } from './use-tag-tree';

interface TagRowProps {
  line: TagLine;
  active: boolean;
  /** The tag that is being dragged, if one is. */
  dragged: string | undefined;
  onFold: () => void;
  onActivate: () => void;
  onMove: (move: Move) => void;
  onTop: () => void;
  onColour: (colour: TagColour | null) => void;
  onRemove: () => void;
  onDrag: (tag: string | undefined) => void;
  onDrop: (merge: boolean) => void;
}

/** One tag of the tree. */
export function TagRow(props: TagRowProps) {
  const { line, active, dragged } = props;
  const { node, level, open, parent } = line;
  const { readOnly } = useDatabase();
  const [over, setOver] = useState(false);
  const takes = dragged !== undefined && !isWithin(node.tag, dragged);
  return (
    <div
      role="treeitem"
      tabIndex={active ? 0 : -1}
      aria-level={level}
      aria-label={listed([node.name, tn('tags_papers', node.papers)])}
      aria-selected={active}
      {...(node.children.length > 0 && { 'aria-expanded': open })}
      data-tag={node.tag}
      data-over={over && takes}
      className={styles.row}
      style={{ '--level': level - 1 } as Record<string, number>}
      draggable={!readOnly}
      onFocus={props.onActivate}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', node.tag);
        event.dataTransfer.effectAllowed = 'move';
        props.onDrag(node.tag);
      }}
      onDragEnd={() => props.onDrag(undefined)}
      onDragOver={(event) => {
        if (!takes) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        props.onDrop(event.shiftKey);
      }}
    >
      <button
        type="button"
        className={styles.fold}
        tabIndex={-1}
        aria-hidden="true"
        data-open={open}
        hidden={node.children.length === 0}
        onClick={props.onFold}
      >
        <Icon of={ChevronRight} size={14} />
      </button>
      {readOnly ? (
        <TagDot colour={node.colour} />
      ) : (
        <Menu
          label={t('tags_colour', node.tag)}
          picture
          className={styles.colour}
          items={colourItems(node.colour, props.onColour)}
        >
          <TagDot colour={node.colour} />
        </Menu>
      )}
      <span className={styles.name} dir="auto" title={node.tag}>
        {node.name}
      </span>{' '}
      <a className={styles.papers} href={searchOf(node.tag)} tabIndex={active ? 0 : -1}>
        {tn('tags_papers', node.papers)}
      </a>
      {!readOnly && (
        <Menu
          label={t('tags_more', node.tag)}
          icon={Ellipsis}
          items={moreItems(props, parent !== undefined)}
        />
      )}
    </div>
  );
}

/** The list with the papers of a tag. */
const searchOf = (tag: string): string =>
  `#/?q=${encodeURIComponent((/[\s()":]/.test(tag) ? `tag:"${tag}"` : `tag:${tag}`).toWellFormed())}`;

function colourItems(
  chosen: string | undefined,
  choose: (colour: TagColour | null) => void,
): MenuItem[] {
  const colours = tagColours.map((colour) => ({
    text: t(`tags_colour_${colour}`),
    checked: chosen === colour,
    mark: <TagDot colour={colour} />,
    run: () => choose(colour),
  }));
  const none = { text: t('tags_no_colour'), checked: chosen === undefined };
  return [...colours, { ...none, run: () => choose(null) }];
}

function moreItems({ line, onMove, onTop, onRemove }: TagRowProps, nested: boolean): MenuItem[] {
  const top = { text: t('tags_top'), icon: CornerLeftUp, run: onTop };
  return [
    {
      text: t('tags_show'),
      icon: List,
      run: () => location.assign(searchOf(line.node.tag)),
    },
    { text: t('tags_rename'), icon: Pencil, run: () => onMove('rename') },
    { text: t('tags_merge'), icon: Merge, run: () => onMove('merge') },
    { text: t('tags_nest'), icon: CornerDownRight, run: () => onMove('nest') },
    ...(nested ? [top] : []),
    { text: t('tags_delete'), icon: Trash2, run: onRemove },
  ];
}
