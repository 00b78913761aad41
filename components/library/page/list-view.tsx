import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { View } from '@/lib/library/types';
import { t, tn } from '@/lib/platform/i18n';
import type { PanelHandle } from '../../paper/paper-panel';
import { Banner } from '../../ui/banner';
import { useKeysHelp } from '../../ui/keys-help';
import { useDatabase } from '../library-provider';
import { BulkBar } from './bulk-bar';
import { ConfirmDialog } from './confirm-dialog';
import { DetailsFrame } from './details-frame';
import { EmptyLibrary, EmptyView, NoResults } from './empty';
import { keyGroups } from './keys-list';
import { ListHeader } from './list-header';
import styles from './list-view.module.css';
import { MergeDialog } from './merge-dialog';
import { NameDialog } from './name-dialog';
import { PaperGrid } from './paper-grid';
import type { Prefs } from './prefs';
import type { Route } from './route';
import { SearchBar } from './search-bar';
import { SideButton, useNarrow } from './side-frame';
import { TagDialog } from './tag-dialog';
import { useListView } from './use-list-view';
import { usePageKeys } from './use-page-keys';
import { type Shown, usePapers } from './use-papers';
import { go } from './use-route';

const DetailsPane = lazy(async () => ({
  default: (await import('../details/details-pane')).DetailsPane,
}));
const BulkDetails = lazy(async () => ({
  default: (await import('../details/bulk-details')).BulkDetails,
}));
const ExportDialog = lazy(async () => ({
  default: (await import('../../exchange/export-dialog')).ExportDialog,
}));
const loadPalette = () => import('./palette');
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }));

/** Narrower than this the details lie over the list. */
const paneOver = '(max-width: 960px)';

type DialogShown =
  | { kind: 'tags'; ids: readonly string[] }
  | { kind: 'merge'; ids: readonly string[] }
  | { kind: 'purge'; ids: readonly string[] | 'all' }
  | { kind: 'export'; ids: readonly string[]; name: string }
  | { kind: 'palette' }
  | { kind: 'view' };

/** The papers of a view or a search, and everything that can be done with them. */
export function ListView({
  route,
  shown,
  views,
  prefs,
  onPrefs,
  onSide,
}: {
  route: Route;
  shown: Shown;
  views: readonly View[];
  prefs: Prefs;
  onPrefs: (prefs: Prefs) => void;
  onSide: () => void;
}) {
  const db = useDatabase();
  const found = usePapers(shown, prefs.layout);
  const field = useRef<HTMLInputElement>(null);
  const panel = useRef<PanelHandle>(null);
  const over = useNarrow(paneOver);
  const [dialog, setDialog] = useState<DialogShown>();
  const list = useListView({
    route,
    shown,
    found,
    prefs,
    onPrefs,
    dialogs: {
      tag: (tagged) => setDialog({ kind: 'tags', ids: tagged }),
      merge: (merged) => setDialog({ kind: 'merge', ids: merged }),
      purge: (purged) => setDialog({ kind: 'purge', ids: purged }),
      export: (exported, name) => setDialog({ kind: 'export', ids: exported, name }),
      palette: () => setDialog({ kind: 'palette' }),
      keys: () => keysHelp.open(),
    },
    field,
    panel,
  });
  const { ids, selection, actions, commands, detail } = list;
  const keysHelp = useKeysHelp(keyGroups(commands));
  usePageKeys(commands, dialog !== undefined);
  // Fetched in a quiet moment: what is typed right after its key must find it.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette().catch(() => undefined), 1000);
    return () => clearTimeout(timer);
  }, []);

  const searching = route.q.trim() !== '';
  const { chosen } = selection.now;
  const binned = shown.scope === 'bin';
  const onFieldKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    if (event.key === '/' && route.q === '') event.preventDefault();
    else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      list.enter();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (route.q !== '') list.search('');
      else if (!list.enter()) field.current?.blur();
    }
  };
  const covered = over && route.paper !== '';

  return (
    <div className={styles.view}>
      <header className={styles.bar} inert={covered}>
        <SideButton onClick={onSide} />
        <SearchBar
          value={route.q}
          problems={list.problems}
          inputRef={field}
          onChange={list.search}
          onKeyDown={onFieldKey}
          onPalette={() => setDialog({ kind: 'palette' })}
          onKeys={keysHelp.open}
        />
      </header>
      <div className={styles.columns}>
        <section
          className={styles.list}
          aria-label={shown.name}
          inert={covered}
          tabIndex={-1}
          ref={list.section}
        >
          <div className={styles.head}>
            {chosen.size > 0 ? (
              <>
                <h1 className="visually-hidden">{shown.name}</h1>
                <BulkBar ids={list.chosen} binned={binned} readOnly={db.readOnly} on={list.bulk} />
              </>
            ) : (
              <ListHeader
                name={shown.name}
                count={found.whole ? ids?.length : undefined}
                sort={shown.sort}
                searching={searching}
                prefs={prefs}
                onSort={list.sort}
                onPrefs={onPrefs}
                onExport={
                  found.whole && ids !== undefined && ids.length > 0 ? list.export : undefined
                }
                onEmptyBin={
                  binned && !db.readOnly && ids !== undefined && ids.length > 0
                    ? () => setDialog({ kind: 'purge', ids: 'all' })
                    : undefined
                }
                onSaveView={searching && !binned ? () => setDialog({ kind: 'view' }) : undefined}
              />
            )}
          </div>
          <p role="status" className="visually-hidden">
            {list.status}
          </p>
          {found.error !== undefined && <Banner tone="problem">{t('popup_cannot_open')}</Banner>}
          {ids !== undefined && ids.length > 0 && (
            <PaperGrid
              key={`${shown.id} ${prefs.layout}`}
              ref={list.grid}
              ids={ids}
              first={found.first}
              label={t('library_papers')}
              layout={prefs.layout}
              table={{
                shown: prefs.columns,
                widths: prefs.widths,
                sort: shown.sort,
                onSort: list.sort,
                onResize: (id, width) =>
                  onPrefs({ ...prefs, widths: { ...prefs.widths, [id]: width } }),
              }}
              words={list.words}
              asked={found.asked}
              movable={shown.isQueue && !db.readOnly}
              binned={binned}
              selection={selection}
              onPick={list.details}
              onOpen={list.open}
              onCycle={list.cycle}
              onDrop={list.drop}
            />
          )}
          {ids?.length === 0 && !found.partial && (
            <Nothing
              searching={searching}
              shown={shown}
              query={route.q}
              onClear={() => {
                list.search('');
                field.current?.focus();
              }}
            />
          )}
          {found.partial && <p className={styles.partial}>{t('popup_search_reading')}</p>}
        </section>
        {route.paper !== '' && (
          <DetailsFrame
            over={over}
            width={prefs.pane}
            onWidth={(pane) => onPrefs({ ...prefs, pane })}
            onClose={detail.close}
          >
            {chosen.size > 1 && (
              <Suspense>
                <BulkDetails ids={list.chosen} binned={binned} onClose={detail.close} />
              </Suspense>
            )}
            {detail.paper && chosen.size < 2 && (
              <Suspense>
                <DetailsPane paper={detail.paper} ref={panel} onClose={detail.close} />
              </Suspense>
            )}
            {detail.gone && <p className={styles.gone}>{t('error_not_found')}</p>}
          </DetailsFrame>
        )}
      </div>
      {list.busy !== undefined && (
        <p role="status" className={styles.busy}>
          {list.busy}
        </p>
      )}
      {dialog?.kind === 'tags' && (
        <TagDialog
          ids={dialog.ids}
          onTag={(change) => void actions.tag([...dialog.ids], change)}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog?.kind === 'merge' && (
        <MergeDialog
          ids={dialog.ids}
          onMerge={(keepId, otherIds) => void actions.merge(keepId, otherIds, true)}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog?.kind === 'purge' && (
        <ConfirmDialog
          title={t(dialog.ids === 'all' ? 'library_bin_empty' : 'library_purge')}
          text={
            dialog.ids === 'all'
              ? t('library_bin_empty_sure')
              : tn('library_purge_sure', dialog.ids.length)
          }
          action={t('library_purge')}
          onConfirm={() => void actions.purge(dialog.ids)}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog?.kind === 'export' && (
        <Suspense>
          <ExportDialog
            ids={dialog.ids}
            scopeName={dialog.name}
            onClose={() => setDialog(undefined)}
          />
        </Suspense>
      )}
      {dialog?.kind === 'palette' && (
        <Suspense>
          <Palette commands={commands} views={views} onClose={() => setDialog(undefined)} />
        </Suspense>
      )}
      {dialog?.kind === 'view' && (
        <NameDialog
          title={t('library_view_save')}
          name=""
          query={list.viewQuery}
          onName={(name) => {
            const id = crypto.randomUUID();
            void actions.saveView({ id, name, query: list.viewQuery }).then((saved) => {
              if (!saved) return;
              // The button that led here goes with the search.
              list.section.current?.focus();
              go({ view: id, q: '' });
            });
          }}
          onClose={() => setDialog(undefined)}
        />
      )}
      {keysHelp.dialog}
    </div>
  );
}

function Nothing({
  searching,
  shown,
  query,
  onClear,
}: {
  searching: boolean;
  shown: Shown;
  query: string;
  onClear: () => void;
}) {
  if (searching) {
    return (
      <NoResults
        query={query}
        viewName={shown.name}
        onClear={onClear}
        onEverywhere={shown.id === 'all' ? undefined : () => go({ view: '' })}
      />
    );
  }
  return shown.id === 'all' ? <EmptyLibrary /> : <EmptyView view={shown.id} />;
}
