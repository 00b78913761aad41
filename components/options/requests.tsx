import { Button } from '@/components/ui/button';
import { useToasts } from '@/components/ui/toast';
import { type MessageKey, t } from '@/lib/platform/i18n';
import { dropHosts, requestHosts } from '@/lib/platform/permissions';
import { listHosts, serviceHosts } from '@/lib/services/hosts';
import type { Settings } from '@/lib/settings/settings';
import styles from './options-page.module.css';
import type { SettingProps } from './types';
import { useGranted } from './use-granted';

/** Services that complete an import, each only after the user has chosen it there. */
const lookUps = [
  { host: 'huggingface.co', what: 'options_asked_lookup_hf' },
  { host: 'export.arxiv.org', what: 'options_asked_lookup_arxiv' },
  { host: 'api.crossref.org', what: 'options_asked_lookup_crossref' },
  { host: 'api.datacite.org', what: 'options_asked_lookup_datacite' },
] as const;

/** Where the choice is whether it is asked at all. */
interface Control {
  state: MessageKey;
  /** A host whose permission can be asked for and given back here. */
  host?: string;
  /** The setting that decides. */
  link?: { to: string; text: MessageKey };
}

interface Row {
  host: string;
  what: string;
  when: string;
  control: Control;
  forget?: () => void;
}

const origin = (host: string) => `https://${host}/*`;

/** Hosts that the browser allows one by one. */
const askedFor = [...Object.values(serviceHosts), ...listHosts]
  .map((url) => new URL(url).host)
  .filter((host) => host !== 'huggingface.co');

/** Who is asked for what, when, and whether it is allowed, with the present settings. */
export function Services({ settings, change }: SettingProps) {
  return (
    <Requests
      settings={settings}
      onForget={(host) => change({ askHosts: settings.askHosts.filter((each) => each !== host) })}
    />
  );
}

/** As docs/privacy.md has it. */
export function Requests({
  settings,
  onForget,
}: {
  settings: Settings;
  /** A host that was allowed may no longer be asked. */
  onForget: (host: string) => void;
}) {
  const granted = useGranted(askedFor.map(origin));
  const rows = rowsOf(settings, (host) => granted.has(origin(host)), onForget);
  return (
    <table className={styles.requests}>
      <thead>
        <tr>
          <th scope="col">{t('options_asked_host')}</th>
          <th scope="col">{t('options_asked_what')}</th>
          <th scope="col">{t('options_asked_when')}</th>
          <th scope="col">{t('options_asked_state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.what}>
            <th scope="row">{row.host}</th>
            <td>{row.what}</td>
            <td>{row.when}</td>
            <td>
              <State row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function rowsOf(
  settings: Settings,
  isGranted: (host: string) => boolean,
  onForget: (host: string) => void,
): Row[] {
  const newTab = settings.newTab === 'offprint';
  const feed = newTab || settings.digest.on;
  const pictures = newTab && settings.thumbnails;
  const asked: Control = { state: 'options_state_asked' };
  const allowed = (host: string): Control => ({
    state: isGranted(host) ? 'options_state_allowed' : 'options_state_not_allowed',
    host,
  });
  return [
    {
      host: 'huggingface.co',
      what: t('options_asked_feed'),
      when: t(feed ? 'options_asked_feed_when' : 'options_asked_feed_never'),
      control: {
        state: feed ? 'options_state_on' : 'options_state_off',
        link: { to: '#new-tab', text: 'options_state_change' },
      },
    },
    {
      host: 'arxiv.org',
      what: t('options_asked_arxiv'),
      when: t('options_asked_arxiv_when'),
      control: asked,
    },
    {
      host: 'huggingface.co',
      what: t('options_asked_hf_page'),
      when: t('options_asked_hf_page_when'),
      control: asked,
    },
    {
      host: 'huggingface.co',
      what: t('options_asked_search'),
      when: t('options_asked_search_when'),
      control: asked,
    },
    {
      host: 'huggingface.co',
      what: t('options_asked_links'),
      when: t('options_asked_links_when'),
      control: asked,
    },
    {
      host: 'rss.arxiv.org',
      what: t('options_asked_rss'),
      when: t('options_asked_rss_when'),
      control: allowed('rss.arxiv.org'),
    },
    {
      host: 'cdn-thumbnails.huggingface.co',
      what: t('options_asked_thumbnails'),
      when: t(pictures ? 'options_asked_thumbnails_when' : 'options_asked_thumbnails_never'),
      control: {
        state: pictures ? 'options_state_on' : 'options_state_off',
        link: { to: '#thumbnails', text: 'options_state_change' },
      },
    },
    ...lookUps.map(({ host, what }) => ({
      host,
      what: t(what),
      when: t('options_asked_lookup_when'),
      control: host === 'huggingface.co' ? asked : allowed(host),
    })),
    ...settings.askHosts.map((host) => ({
      host,
      what: t('options_asked_site', host),
      when: t('options_asked_site_when'),
      control: { state: 'options_state_allowed' as const },
      forget: () => {
        void dropHosts([origin(host)]);
        onForget(host);
      },
    })),
  ];
}

/** Whether a row's host may be asked now, and how to change that. */
function State({ row: { control, forget, host: name } }: { row: Row }) {
  const { state, host, link } = control;
  const toasts = useToasts();
  const on = state === 'options_state_allowed' || state === 'options_state_on';
  const turn = async (given: string) => {
    // The request comes first: after any wait it would no longer be the click's.
    const done = await (on ? dropHosts([origin(given)]) : requestHosts([origin(given)]));
    if (!done) toasts.show({ text: t(on ? 'options_state_kept' : 'options_everywhere_refused') });
  };
  return (
    <>
      <span className={styles.state} data-on={on || undefined}>
        {t(state)}
      </span>
      {link && (
        <>
          {' '}
          <a
            className={styles.link}
            href={link.to}
            aria-label={t('options_state_change_named', name)}
          >
            {t(link.text)}
          </a>
        </>
      )}
      {host && (
        <Button
          aria-label={t(on ? 'options_state_revoke_named' : 'options_state_allow_named', host)}
          onClick={() => void turn(host)}
        >
          {t(on ? 'options_state_revoke' : 'options_state_allow')}
        </Button>
      )}
      {forget && (
        <Button aria-label={t('options_asked_forget', name)} onClick={forget}>
          {t('options_asked_stop')}
        </Button>
      )}
    </>
  );
}
