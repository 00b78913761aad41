import { AtSign, Code, FileText, Link, Quote } from 'lucide-react';
import type { CopyForm } from '@/lib/exchange/copy';
import { styleNames } from '@/lib/exchange/style-names';
import { papersByIds } from '@/lib/library/read';
import { ask } from '@/lib/messaging/ask';
import { copy } from '@/lib/platform/clipboard';
import { failureText } from '@/lib/platform/failure-text';
import { t } from '@/lib/platform/i18n';
import { useDatabase } from '../library/library-provider';
import type { MenuItem } from '../ui/menu';
import { useToasts } from '../ui/toast';
import { useSettings } from '../ui/use-settings';

/** Papers of which only the moment of copying tells which. */
type Ids = readonly string[] | (() => readonly string[]);

/** The forms in which papers are copied, as items of a menu. @param which ids of saved papers. */
export function useCopyItems(which: Ids): (MenuItem & { form: CopyForm })[] {
  const { show } = useToasts();
  const db = useDatabase();
  const [settings] = useSettings();
  const style = settings?.citationStyle ?? 'apa';
  const put = async (form: CopyForm) => {
    const ids = typeof which === 'function' ? which() : which;
    try {
      const { copyText, needsKeys } = await import('@/lib/exchange/copy');
      let keys: Record<string, string> = {};
      if (needsKeys(form)) {
        const kept = await ask('keepCitekeys', { paperIds: [...ids] });
        if (!kept.ok) {
          show({ text: failureText(kept.error), tone: 'problem' });
          return;
        }
        keys = kept.value.keys;
      }
      const { text, html } = await copyText(await papersByIds(db, ids), form, { keys, style });
      await copy(text, html);
      show({ text: t('popup_copied') });
    } catch {
      show({ text: t('popup_copy_failed'), tone: 'problem' });
    }
  };
  const item = (form: CopyForm, text: string, icon: MenuItem['icon'] & object) => ({
    form,
    text,
    icon,
    run: () => void put(form),
  });
  return [
    item('link', t('popup_copy_link'), Link),
    item('markdown', t('popup_copy_markdown'), FileText),
    item('citation', t('copy_citation', styleNames[style]), Quote),
    item('bibtex', t('popup_copy_bibtex'), Code),
    item('citekey', t('copy_citekey'), AtSign),
  ];
}
