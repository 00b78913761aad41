import { pageUrl } from '@/lib/exchange/links';
import type { Paper } from '@/lib/paper/schema';
import { versionNews } from '@/lib/paper/versions';
import { t } from '@/lib/platform/i18n';
import { useCommands } from '../library/use-commands';
import { Button } from '../ui/button';
import { Notice } from './notice';

/**
 * That a paper has a newer version than the user's.
 * @param shown the version in the tab in front of the user, of which the library may not know.
 */
export function VersionLine({ paper, shown }: { paper: Paper; shown?: number | undefined }) {
  const commands = useCommands();
  const news = versionNews(paper, shown);
  if (!news) return null;
  const { had, latest } = news;
  const here = shown === latest;
  const page = here ? undefined : pageUrl(paper);
  return (
    <Notice text={t(here ? 'version_is_newer' : 'version_newer_out', had, latest)}>
      {page !== undefined && (
        <Button onClick={() => void commands.open(paper.id, page)}>
          {t('version_open', latest)}
        </Button>
      )}
      <Button
        variant="quiet"
        onClick={() => void commands.run('seen', { paperId: paper.id, version: latest })}
      >
        {t('version_got_it')}
      </Button>
    </Notice>
  );
}
