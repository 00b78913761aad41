import { Copy, Download, FileCode2, FileText, Mail, MailOpen, Printer } from 'lucide-react';
import type { Issue } from '@/lib/digest/issue';
import { htmlBody, htmlPage } from '@/lib/digest/write/html';
import { mailFile, mailtoUrl } from '@/lib/digest/write/mail';
import { type PrintedDigest, printed } from '@/lib/digest/write/printed';
import { markdown, plainText } from '@/lib/digest/write/text';
import { ask } from '@/lib/messaging/ask';
import { copy } from '@/lib/platform/clipboard';
import { digestWords } from '@/lib/platform/digest-words';
import { saveFile } from '@/lib/platform/download';
import { failureText } from '@/lib/platform/failure-text';
import { t } from '@/lib/platform/i18n';
import { useDatabase } from '../library/library-provider';
import { go } from '../library/page/use-route';
import { Button, ButtonLink } from '../ui/button';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { useToasts } from '../ui/toast';
import { useSettings } from '../ui/use-settings';
import styles from './issue.module.css';

/** Where an issue can go: to paper, to a mail, to the clipboard, into a file. */
export function IssueActions({ issue }: { issue: Issue }) {
  const db = useDatabase();
  const toasts = useToasts();
  const [settings] = useSettings();
  const address = settings?.digest.address ?? '';
  const digest = printed(issue, digestWords());

  const copyAs = async (text: string, html?: string) => {
    try {
      await copy(text, html);
      toasts.show({ text: t('digest_copied') });
    } catch {
      toasts.show({ text: t('digest_copy_failed'), tone: 'problem' });
    }
  };
  const save = (text: string, type: string, extension: string) =>
    saveFile(new Blob([text], { type }), fileName(digest, extension));
  const unread = async () => {
    const answer = await ask('digestMark', { id: issue.id, read: false });
    if (answer.ok) go({ place: 'digests', item: undefined });
    else toasts.show({ text: failureText(answer.error), tone: 'problem' });
  };
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('digest_actions')}>
      <ButtonLink href={mailtoUrl(digest, address)} target="_self">
        <Icon of={Mail} size={15} />
        {t('digest_mail')}
      </ButtonLink>
      <Menu
        label={t('digest_copy')}
        className={styles.menu}
        items={[
          {
            text: t('digest_copy_rich'),
            icon: FileText,
            run: () => void copyAs(plainText(digest), htmlBody(digest)),
          },
          {
            text: t('digest_copy_html'),
            icon: FileCode2,
            run: () => void copyAs(htmlPage(digest)),
          },
          {
            text: t('digest_copy_markdown'),
            icon: FileCode2,
            run: () => void copyAs(markdown(digest)),
          },
        ]}
      >
        <Icon of={Copy} size={15} />
        {t('digest_copy')}
      </Menu>
      <Menu
        label={t('digest_save')}
        className={styles.menu}
        items={[
          {
            text: t('digest_save_html'),
            icon: FileText,
            run: () => save(htmlPage(digest), 'text/html', 'html'),
          },
          {
            text: t('digest_save_eml'),
            icon: Mail,
            run: () => save(mailFile(digest, address), 'message/rfc822', 'eml'),
          },
          {
            text: t('digest_save_markdown'),
            icon: FileCode2,
            run: () => save(markdown(digest), 'text/markdown', 'md'),
          },
        ]}
      >
        <Icon of={Download} size={15} />
        {t('digest_save')}
      </Menu>
      <Button onClick={() => window.print()}>
        <Icon of={Printer} size={15} />
        {t('digest_print')}
      </Button>
      {!db.readOnly && (
        <Button variant="quiet" onClick={() => void unread()}>
          <Icon of={MailOpen} size={15} />
          {t('digest_mark_unread')}
        </Button>
      )}
    </div>
  );
}

const fileName = ({ id }: PrintedDigest, extension: string): string =>
  `offprint-${id.replace(/[^\w-]/g, '')}.${extension}`;
