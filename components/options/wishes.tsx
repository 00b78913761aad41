/** What For you goes by beside the library, and how it forgets. */
import { useState } from 'react';
import { Wishes as TasteWishes } from '@/components/trending/wishes';
import { Button } from '@/components/ui/button';
import { useToasts } from '@/components/ui/toast';
import { ask } from '@/lib/messaging/ask';
import { failureText } from '@/lib/platform/failure-text';
import { t } from '@/lib/platform/i18n';
import { parseSettings } from '@/lib/settings/settings';
import type { SettingProps } from './types';

export function Wishes(props: SettingProps) {
  return <TasteWishes heading="h4" {...props} />;
}

/** What was computed goes, and how it is computed is as at first; the library stays what it goes by. */
export function Forget({ settings, change }: SettingProps) {
  const toasts = useToasts();
  const [working, setWorking] = useState(false);
  const forget = async () => {
    const { topics, tasteAuthors, explore, recency } = settings;
    const first = parseSettings(undefined);
    setWorking(true);
    const answer = await ask('erase', { what: 'taste' });
    setWorking(false);
    if (!answer.ok) {
      toasts.show({ text: failureText(answer.error), tone: 'problem' });
      return;
    }
    change({
      topics: first.topics,
      tasteAuthors: first.tasteAuthors,
      explore: first.explore,
      recency: first.recency,
    });
    toasts.show({
      text: t('options_forget_done'),
      action: {
        label: t('action_undo'),
        run: () => change({ topics, tasteAuthors, explore, recency }),
      },
    });
  };
  return (
    <Button aria-disabled={working} onClick={() => void (working || forget())}>
      {t('options_forget_do')}
    </Button>
  );
}
