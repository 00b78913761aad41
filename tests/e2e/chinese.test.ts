/** Offprint in Chinese, over a library in Chinese: what is still in Latin letters is untranslated. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { dailyEntry } from '../web/daily-papers.ts';
import { escapeHtml, meta } from '../web/html.ts';
import { libraryOf } from './support/database.ts';
import { foreignInWidget, foreignWords } from './support/foreign.ts';
import { inChromium } from './support/session.ts';

const session = inChromium({ language: 'zh-CN' });

const [river, reader] = ['河流改道与堤岸记忆的长期观测', '阅读列表如何成为研究者的记忆'];
const abstract = '我们对六十四位研究生进行了两年的跟踪调查。';
const words = ['的时间尺度', '与不确定性', '的可重复性'];

const papers = libraryOf(1234).map((paper, index) => ({
  ...paper,
  title: `第${index}次观测${words[index % words.length]}`,
  authors: [{ given: '小明', family: '王' }],
  abstract,
  venue: '观测学报',
  tags: index % 3 === 0 ? ['待引用'] : [],
}));

const listed = [4, 8].map((rank) =>
  dailyEntry(
    {
      id: `2607.0${rank}001`,
      version: 1,
      title: rank === 4 ? river : reader,
      authors: ['李, 雷'],
      abstract,
      date: '2026-07-02',
      subjects: [],
    },
    rank,
    '2026-07-24',
  ),
);
/** Accounts that submitted them. */
const submitters = [/sol77|lucia-gm/];

const abstractPage = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<title>${escapeHtml(river)}</title>${meta('citation_title', river)}${meta('citation_author', '李, 雷')}
${meta('citation_date', '2026/07/02')}${meta('citation_arxiv_id', '2607.01234')}
${meta('citation_abstract', abstract)}</head><body><h1>${river}</h1><p>${abstract}</p></body></html>`;

async function expectChinese(page: Page, data: readonly RegExp[] = []): Promise<void> {
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  expect(await foreignWords(page, data), page.url()).toEqual([]);
}

it('speaks Chinese on every surface', async () => {
  const { offprint, web } = session;
  web.misbehave('arxiv.org', '/abs/2607.01234', { body: abstractPage });
  web.misbehave('huggingface.co', '/api/daily_papers', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(listed),
  });

  // On a page: the tab, then the card with its note.
  const page = await offprint.visit('https://arxiv.org/abs/2607.01234');
  const widget = await offprint.widget(page);
  await widget.click('button', '保存到 Offprint');
  await widget.click('radio', '在读');
  await widget.click('button', '笔记');
  await widget.type('textbox', /^笔记/, '问一问老师');
  await widget.waitFor('button', '已在 Offprint 中：在读、1 条笔记');
  expect(await foreignInWidget(widget)).toEqual([]);
  expect(
    await widget.watch(`function () { return this.querySelector('[lang]')?.lang ?? ''; }`),
  ).toContain('zh-CN');

  const popup = await offprint.popup(page);
  await popup.getByRole('grid', { name: '阅读列表' }).getByText(river).waitFor();
  await expectChinese(popup);
  await popup.keyboard.press('?');
  await popup.getByRole('dialog').waitFor();
  await expectChinese(popup);

  const side = await offprint.extensionPage(`sidepanel.html?tab=${await offprint.tabId(page)}`);
  await side.getByText(river).waitFor();
  await expectChinese(side);

  const newTab = await offprint.newTab();
  await newTab.getByRole('heading', { name: reader }).waitFor();
  await newTab.getByRole('button', { name: `展开“${reader}”` }).click();
  await expectChinese(newTab, submitters);
  // A date, and who it was: in the order that Chinese has.
  await newTab.getByText('7月2日').first().waitFor();
  await newTab.getByText('sol77 提交').first().waitFor();
  await newTab
    .getByText(/(?:此刻|前)更新/)
    .first()
    .waitFor();

  for (const open of [popup, side, newTab]) await open.close();
  await offprint.database.add('papers', papers);
  const library = await offprint.extensionPage('library.html');
  // Digits in groups, no plural, a date in full.
  await library.getByText('1,235 篇论文').first().waitFor();
  const rows = library.getByRole('grid', { name: '论文' }).locator('[data-id]');
  await rows.nth(3).click();
  const details = library.getByRole('complementary', { name: '详细信息' });
  await details.getByText('2024年3月').first().waitFor();
  await library.getByText('5个月前').first().waitFor();
  await expectChinese(library);
  await library.keyboard.press('Control+k');
  await library.getByRole('combobox', { name: '命令与论文' }).waitFor();
  await expectChinese(library, [/APA/]);
  await library.keyboard.press('Escape');

  for (const [path, heading] of [
    ['import', '导入'],
    ['stats', '统计'],
    ['backups', '备份'],
    ['digests', '速递'],
    ['tags', '标签'],
  ] as const) {
    await library.goto(offprint.url(`library.html#/${path}`));
    await library.getByRole('heading', { name: heading, level: 1 }).waitFor();
    if (path === 'stats') await library.locator('svg.offprint-plot').nth(1).waitFor();
    await expectChinese(library, submitters);
  }

  for (const [file, heading] of [
    ['options.html', '选项'],
    ['welcome.html', '安静存放你所读论文的地方'],
  ] as const) {
    const opened = await offprint.extensionPage(file);
    await opened.getByRole('heading', { name: heading, level: 1 }).waitFor();
    await expectChinese(opened);
  }
  expect(
    await library.evaluate(() => [
      chrome.i18n.getMessage('extension_description'),
      chrome.runtime.getManifest().name,
    ]),
  ).toEqual([expect.stringContaining('论文'), 'Offprint']);
}, 120_000);
