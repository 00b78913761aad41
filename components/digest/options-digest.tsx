import { t } from '@/lib/platform/i18n';
import { LibraryProvider, useLibrary } from '../library/library-provider';
import { openFailureText } from '../library/open-failure';
import { Banner } from '../ui/banner';
import shared from './digest.module.css';
import styles from './plan.module.css';
import { Subscription } from './subscription';

/** The subscription among the options, and the way to the issues. */
export function OptionsDigest() {
  return (
    <LibraryProvider>
      <Opened />
    </LibraryProvider>
  );
}

function Opened() {
  const { library } = useLibrary();
  if (library.state === 'failed') {
    return <Banner tone="problem">{openFailureText(library.error)}</Banner>;
  }
  if (library.state === 'opening') return null;
  return (
    <>
      <Subscription heading="h3" />
      <p className={styles.toArchive}>
        <a className={shared.link} href="/library.html#/digests">
          {t('digest_options_archive')}
        </a>
      </p>
    </>
  );
}
