import { X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { identifierLabel, identifierUrl, parseIdentifier } from '@/lib/paper/identifiers';
import type { Paper } from '@/lib/paper/schema';
import { webUrl } from '@/lib/paper/web-url';
import { t } from '@/lib/platform/i18n';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { useDatabase } from '../library-provider';
import { useActions } from '../use-actions';
import styles from './identifiers.module.css';

/** What names the paper, each a link where it leads somewhere, and a field for more. */
export function Identifiers({ paper }: { paper: Paper }) {
  const db = useDatabase();
  const actions = useActions();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const [owner, setOwner] = useState<Paper>();

  const add = async () => {
    const found = typed.trim() === '' ? undefined : parseIdentifier(typed);
    if (!found) {
      if (typed.trim() !== '') setProblem(t('details_bad_identifier'));
      return;
    }
    const [other] = await db.papers.where('identifiers').equals(found.identifier).toArray();
    if (other && other.id !== paper.id) {
      setProblem(t('details_identifier_taken', other.title));
      setOwner(other.deletedAt === undefined ? other : undefined);
      return;
    }
    if (await actions.edit([paper.id], { identifiers: { add: [found.identifier] } })) setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      void add();
    } else if (event.key === 'Escape' && typed !== '') {
      event.stopPropagation();
      event.preventDefault();
      setTyped('');
      setProblem(undefined);
    }
  };

  return (
    <ul className={styles.list} aria-label={t('details_identifiers')}>
      {paper.identifiers.map((id) => (
        <li key={id} className={styles.item}>
          <Identifier id={id} />
          {!db.readOnly && paper.identifiers.length > 1 && (
            <Button
              variant="quiet"
              square
              className={styles.remove}
              aria-label={t('details_identifier_remove', identifierLabel(id))}
              onClick={() => void actions.edit([paper.id], { identifiers: { remove: [id] } })}
            >
              <Icon of={X} size={12} />
            </Button>
          )}
        </li>
      ))}
      {!db.readOnly && (
        <li>
          <input
            className={styles.input}
            value={typed}
            placeholder={t('details_identifier_add')}
            aria-label={t('details_identifier_add')}
            aria-invalid={problem !== undefined}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setTyped(event.target.value);
              setProblem(undefined);
              setOwner(undefined);
            }}
            onKeyDown={onKeyDown}
          />
          <p role="alert" className={styles.problem}>
            {problem}{' '}
            {problem && owner && (
              <Button
                onClick={async () => {
                  if (!(await actions.merge(paper.id, [owner.id]))) return;
                  setTyped('');
                  setProblem(undefined);
                }}
              >
                {t('duplicate_unite')}
              </Button>
            )}
          </p>
        </li>
      )}
    </ul>
  );
}

function Identifier({ id }: { id: string }) {
  const url = webUrl(identifierUrl(id));
  const label = <bdi dir="ltr">{identifierLabel(id)}</bdi>;
  if (url === undefined) return label;
  return (
    <a className={styles.link} href={url} target="_blank" rel="noreferrer">
      {label}
    </a>
  );
}
