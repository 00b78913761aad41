/** The fake browser has no i18n: answer from the real messages. */
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };

const texts: Record<string, { message: string } | undefined> = messages;

vi.spyOn(fakeBrowser as unknown as { i18n: unknown }, 'i18n', 'get').mockReturnValue({
  getMessage(key: string, substitutions: string | string[] = []): string {
    const list = [substitutions].flat();
    const message = texts[key]?.message ?? '';
    return message.replace(/\$(\d)/g, (_, n: string) => list[Number(n) - 1] ?? '');
  },
  getUILanguage: () => 'en',
});
