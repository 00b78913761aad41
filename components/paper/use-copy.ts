import { Code, FileText, Link } from 'lucide-react';
import type { PaperRecord } from '@/lib/paper/schema';
import { copy } from '@/lib/platform/clipboard';
import { t } from '@/lib/platform/i18n';
import type { MenuItem } from '../ui/menu';
import { useToasts } from '../ui/toast';

/** The three forms in which a paper is copied, as items of a menu. */
export function useCopyItems(paper: PaperRecord): MenuItem[] {
  const { show } = useToasts();
  const say = async (work: Promise<void>) => {
    try {
      await work;
      show({ text: t('popup_copied') });
    } catch {
      show({ text: t('popup_copy_failed'), tone: 'problem' });
    }
  };
  const link = async () => {
    const { toLink } = await import('@/lib/exchange/links');
    const { text, html } = toLink(paper);
    await copy(text, html);
  };
  const markdown = async () => {
    const { toMarkdown } = await import('@/lib/exchange/links');
    await copy(toMarkdown(paper));
  };
  const bibtex = async () => {
    const { toBibtex } = await import('@/lib/exchange/bibtex');
    await copy(toBibtex(paper));
  };
  return [
    { text: t('popup_copy_link'), icon: Link, run: () => void say(link()) },
    { text: t('popup_copy_markdown'), icon: FileText, run: () => void say(markdown()) },
    { text: t('popup_copy_bibtex'), icon: Code, run: () => void say(bibtex()) },
  ];
}
