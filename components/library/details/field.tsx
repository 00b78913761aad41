import { lazy, type ReactNode, Suspense } from 'react';
import type { Paper } from '@/lib/paper/schema';
import { t } from '@/lib/platform/i18n';
import { Button } from '../../ui/button';
import { RelativeTime } from '../../ui/relative-time';
import { useDatabase } from '../library-provider';
import { useActions } from '../use-actions';
import { Editable } from './editable';
import styles from './field.module.css';
import { type FieldSpec, fieldValue } from './fields';

// The names of the sites are in the files of the sites.
const SiteName = lazy(() => import('./site-name'));

interface FieldProps {
  paper: Paper;
  spec: FieldSpec;
  /** Show where the value came from. What you typed says so in any case. */
  sources: boolean;
  /** What shows while it is not edited, if not the value as a text. */
  children?: ReactNode;
  heading?: boolean;
  linked?: boolean;
  preview?: (text: string) => ReactNode;
  className?: string | undefined;
}

/** One field of a paper: its value, edited in place, and where it came from. */
export function Field(props: FieldProps) {
  const { paper, spec, sources, children, className, heading, linked, preview } = props;
  const actions = useActions();
  const { readOnly } = useDatabase();
  const value = fieldValue(paper, spec.name);
  const shown = spec.shown ?? spec.text;
  return (
    <>
      <Editable
        label={t(spec.label)}
        text={spec.text(value)}
        lines={spec.lines}
        choices={spec.choices?.map((choice) => ({ value: choice.value, label: t(choice.label) }))}
        hint={spec.hint && t(spec.hint)}
        readOnly={readOnly}
        heading={heading ?? false}
        linked={linked ?? false}
        className={className}
        {...(preview && { preview })}
        problemOf={(text) => {
          const read = spec.read(text, paper);
          return 'problem' in read ? read.problem : undefined;
        }}
        onSave={async (text) => {
          const read = spec.read(text, paper);
          return 'changes' in read && actions.edit([paper.id], read.changes);
        }}
      >
        {children ?? <span dir="auto">{shown(value)}</span>}
      </Editable>
      <SourceLine paper={paper} spec={spec} always={sources} />
    </>
  );
}

/** Where a value came from; of what you typed, what its site says, and the way back to that. */
function SourceLine({ paper, spec, always }: { paper: Paper; spec: FieldSpec; always: boolean }) {
  const actions = useActions();
  const { readOnly } = useDatabase();
  const said = paper.provenance[spec.name];
  const told = paper.told?.[spec.name];
  if (!said || (said.source !== 'user' && !always) || (!told && !always)) return null;
  return (
    <p className={styles.source}>
      <Suspense fallback={said.source}>
        <SiteName id={said.source} />
      </Suspense>
      {' · '}
      <RelativeTime at={said.at} />
      {told && (
        <>
          {' · '}
          <Suspense fallback={told.source}>
            <SiteName id={told.source} />
          </Suspense>
          {': '}
          <q className={styles.told} dir="auto">
            {(spec.shown ?? spec.text)(told.value).slice(0, 300)}
          </q>
          {!readOnly && (
            <Button
              variant="quiet"
              className={styles.take}
              aria-label={t('details_take', t(spec.label))}
              onClick={() => void actions.takeSite([paper.id], [spec.name])}
            >
              {t('details_take_short')}
            </Button>
          )}
        </>
      )}
    </p>
  );
}
