import { duplicatesOf } from '@/lib/library/unite';
import { identifierLabel } from '@/lib/paper/identifiers';
import type { Paper } from '@/lib/paper/schema';
import { t } from '@/lib/platform/i18n';
import { useDatabase } from '../library/library-provider';
import { useCommands } from '../library/use-commands';
import { Button } from '../ui/button';
import { MathText } from '../ui/math-text';
import { useToasts } from '../ui/toast';
import { useLive } from '../ui/use-live';
import styles from './duplicate-line.module.css';
import { Notice } from './notice';

/** That the library holds what is probably the same paper, and the question whether it is. */
export function DuplicateLine({ paper }: { paper: Paper }) {
  const db = useDatabase();
  const commands = useCommands();
  const { show } = useToasts();
  const live = useLive(() => duplicatesOf(db, paper), [db, paper]);
  const other = live.state === 'ready' ? live.value[0]?.paper : undefined;
  if (!other || db.readOnly) return null;
  const pair = { paperId: paper.id, otherId: other.id };

  const unite = async () => {
    if ((await commands.run('unite', pair)) === undefined) return;
    const undo = { label: t('action_undo'), run: () => void commands.run('separate', pair) };
    show({ text: t('duplicate_united'), action: undo });
  };
  const dismiss = async () => {
    if ((await commands.run('notSame', pair)) === undefined) return;
    const run = () => void commands.run('notSame', { ...pair, undo: true });
    show({ text: t('duplicate_dismissed'), action: { label: t('action_undo'), run } });
  };

  return (
    <Notice
      text={
        <>
          {t('duplicate_probably')}{' '}
          {other.title !== paper.title && (
            <>
              <cite className={styles.title} dir="auto">
                <MathText text={other.title} />
              </cite>{' '}
            </>
          )}
          <span className={styles.which}>{whichOf(other)}</span>
        </>
      }
    >
      <Button onClick={() => void unite()}>{t('duplicate_unite')}</Button>
      <Button variant="quiet" onClick={() => void dismiss()}>
        {t('duplicate_not_same')}
      </Button>
    </Notice>
  );
}

/** What tells the other paper from this one: its identifier, where it was published, the year. */
function whichOf({ identifiers, venue, issued }: Paper): string {
  const label = identifierLabel(identifiers[0] ?? '');
  return [label, venue, issued?.year].filter(Boolean).join(' · ');
}
