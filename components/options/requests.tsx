import { Button } from '@/components/ui/button';
import { t } from '@/lib/platform/i18n';
import { dropHosts } from '@/lib/platform/permissions';
import type { Settings } from '@/lib/settings/settings';
import styles from './options-page.module.css';

/** Services that complete an import, each only after the user has chosen it there. */
const lookUps = [
  { host: 'huggingface.co', what: 'options_asked_lookup_hf' },
  { host: 'export.arxiv.org', what: 'options_asked_lookup_arxiv' },
  { host: 'api.crossref.org', what: 'options_asked_lookup_crossref' },
  { host: 'api.datacite.org', what: 'options_asked_lookup_datacite' },
] as const;

/** Who is asked for what, as docs/privacy.md has it, with the present settings. */
export function Requests({
  settings,
  onForget,
}: {
  settings: Settings;
  /** A host that was allowed may no longer be asked. */
  onForget: (host: string) => void;
}) {
  const newTab = settings.newTab === 'offprint';
  const feed = newTab || settings.digest.on;
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
      host: 'huggingface.co',
      what: t('options_asked_search'),
      when: t('options_asked_search_when'),
    },
    {
      host: 'huggingface.co',
      what: t('options_asked_links'),
      when: t('options_asked_links_when'),
    },
    {
      host: 'rss.arxiv.org',
      what: t('options_asked_rss'),
      when: t('options_asked_rss_when'),
    },
    {
      host: 'cdn-thumbnails.huggingface.co',
      what: t('options_asked_thumbnails'),
      when: t(
        newTab && settings.thumbnails
          ? 'options_asked_thumbnails_when'
          : 'options_asked_thumbnails_never',
      ),
    },
    ...lookUps.map(({ host, what }) => ({
      host,
      what: t(what),
      when: t('options_asked_lookup_when'),
    })),
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
