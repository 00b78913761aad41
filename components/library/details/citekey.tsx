import { Copy } from 'lucide-react';
import { useState } from 'react';
import { citekeySchema, type Paper } from '@/lib/paper/schema';
import { t } from '@/lib/platform/i18n';
import { useCopyItems } from '../../exchange/use-copy';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { useDatabase } from '../library-provider';
import { useActions } from '../use-actions';
import styles from './citekey.module.css';
import { Editable } from './editable';

/** The key under which texts cite the paper: edited in place, copied, made when it is first needed. */
export function Citekey({ paper }: { paper: Paper }) {
  const { readOnly } = useDatabase();
  const actions = useActions();
  const [taken, setTaken] = useState<string>();
  const copies = useCopyItems([paper.id]).find(({ form }) => form === 'citekey');
  const key = paper.citekey ?? '';
  return (
    <div className={styles.row}>
      <Editable
        label={t('citekey_label')}
        text={key}
        lines="one"
        hint={t('citekey_hint')}
        readOnly={readOnly}
        problemOf={(text) => {
          const typed = text.trim();
          if (typed === taken) return 'citekey_taken';
          return typed === '' || citekeySchema.safeParse(typed).success ? undefined : 'citekey_bad';
        }}
        onSave={async (text) => {
          const typed = text.trim();
          const done = await actions.citekey(paper.id, typed);
          if (done === 'taken') setTaken(typed);
          return done === 'saved';
        }}
      >
        <bdi dir="ltr" className={styles.key}>
          {key}
        </bdi>
      </Editable>
      {copies && (key !== '' || !readOnly) && (
        <Button
          variant="quiet"
          square
          className={styles.copy}
          aria-label={copies.text}
          title={copies.text}
          onClick={copies.run}
        >
          <Icon of={Copy} size={13} />
        </Button>
      )}
    </div>
  );
}
