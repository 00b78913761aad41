import { Button } from '@/components/ui/button';
import { t } from '@/lib/platform/i18n';
import { dropHosts } from '@/lib/platform/permissions';
import type { Settings } from '@/lib/settings/settings';
import styles from './options-page.module.css';

/** Who is asked for what, as docs/privacy.md has it, with the present settings. */
export function Requests({
  settings,
  onForget,
}: {
  settings: Settings;
  /** A host that was allowed may no longer be asked. */
  onForget: (host: string) => void;
}) {
  const feed = settings.newTab === 'offprint';
  const rows = [
    {
      host: 'huggingface.co',
      what: t('options_asked_feed'),
      when: t(feed ? 'options_asked_feed_when' : 'options_asked_feed_never'),
    },
    {
      host: 'arxiv.org',
      what: t('options_asked_arxiv'),
      when: t('options_asked_arxiv_when'),
    },
    {
      host: 'huggingface.co',
      what: t('options_asked_hf_page'),
      when: t('options_asked_hf_page_when'),
    },
    {
      host: 'cdn-thumbnails.huggingface.co',
      what: t('options_asked_thumbnails'),
      when: t(
        feed && settings.thumbnails
          ? 'options_asked_thumbnails_when'
          : 'options_asked_thumbnails_never',
      ),
    },
    ...settings.askHosts.map((host) => ({
      host,
      what: t('options_asked_site', host),
      when: t('options_asked_site_when'),
      forget: () => {
        void dropHosts([`https://${host}/*`]);
        onForget(host);
      },
    })),
  ];
  return (
    <table className={styles.requests}>
      <thead>
        <tr>
          <th scope="col">{t('options_asked_host')}</th>
          <th scope="col">{t('options_asked_what')}</th>
          <th scope="col">{t('options_asked_when')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.what}>
            <th scope="row">{row.host}</th>
            <td>{row.what}</td>
            <td>
              {row.when}
              {'forget' in row && (
                <>
                  {' '}
                  <Button variant="quiet" onClick={row.forget}>
                    {t('options_asked_forget', row.host)}
                  </Button>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
