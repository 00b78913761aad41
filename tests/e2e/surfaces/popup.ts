/** The popup and the side panel. */
import { button, type Scene, type Surface } from './scene.ts';

const size = { width: 420, height: 600 };
const abstract = 'https://arxiv.org/abs/2607.01234';

/** Before anything was saved, and when nothing can be read. */
async function popupWithoutPapers({ offprint, say, look }: Scene): Promise<void> {
  const ordinary = await offprint.visit('https://example.org/');
  const popup = await offprint.popup(ordinary, size);
  await popup.getByText(say('popup_empty')).waitFor();
  await look(popup, 'empty');
  await popup.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('no', 'UnknownError');
    };
  });
  await popup.reload();
  await button(popup, say('action_retry')).waitFor();
  await look(popup, 'cannot open the library');
  await popup.close();
}

async function popupAboutAPaper({ offprint, say, look }: Scene): Promise<void> {
  const page = await offprint.visit(abstract);
  const popup = await offprint.popup(page, size);
  const save = button(popup, say('popup_save'));
  await save.waitFor();
  await look(popup, 'a paper that is not saved');
  await save.click();
  await popup.getByRole('textbox', { name: say('popup_note'), exact: true }).fill('A *thought*');
  await look(popup, 'a paper that is saved');
  await popup.keyboard.press('Escape');
  await popup.keyboard.press('?');
  await popup.getByRole('dialog').waitFor();
  await look(popup, 'keys');
  await popup.keyboard.press('Escape');
  await page.close();
}

async function popupList({ offprint, say, look }: Scene): Promise<void> {
  const popup = await offprint.popup(undefined, size);
  const rows = popup.getByRole('grid').getByRole('row');
  await rows.nth(3).waitFor();
  await look(popup, 'list');
  await popup.keyboard.press('j');
  await popup.keyboard.press('Space');
  await button(popup, say('popup_more')).first().waitFor();
  await look(popup, 'a paper open');
  await popup.keyboard.press('n');
  await popup.keyboard.type('x');
  await look(popup, 'note open');
  await popup.keyboard.press('Escape');
  await button(popup, say('popup_copy')).first().click();
  await popup.getByRole('menuitem').first().waitFor();
  await look(popup, 'menu');
  await popup.keyboard.press('Escape');
  await popup.keyboard.press('/');
  await popup.keyboard.type('tag:');
  await popup.getByRole('option').first().waitFor();
  await look(popup, 'search that suggests');
  await popup.keyboard.press('Escape');
  await popup.getByRole('combobox').first().fill('wombat');
  await popup.getByText(say('popup_no_match')).waitFor();
  await look(popup, 'search without a result');
  await popup.keyboard.press('Escape');
  await rows.nth(2).focus();
  await popup.keyboard.press('Delete');
  await button(popup, say('action_undo')).waitFor();
  await look(popup, 'deleted, with undo');
  await popup.close();
}

async function sidePanel({ offprint, say, look }: Scene): Promise<void> {
  const page = await offprint.visit(abstract);
  const side = await offprint.extensionPage(`sidepanel.html?tab=${await offprint.tabId(page)}`);
  await side.setViewportSize({ width: 340, height: 800 });
  await side.getByRole('heading', { name: /Reading Lists as Memory/ }).waitFor();
  await look(side, 'without highlights');
  const seeded = await offprint.visit('https://arxiv.org/abs/2401.10000');
  const other = await offprint.extensionPage(`sidepanel.html?tab=${await offprint.tabId(seeded)}`);
  await other.setViewportSize({ width: 340, height: 800 });
  await other.getByText('rivers have begun to wander').waitFor();
  await look(other, 'with highlights');
  await other.getByText(say('details_highlights')).first().waitFor();
}

export const emptyPopup: Surface = ['popup without papers', popupWithoutPapers];
export const popups: Surface[] = [
  ['popup about a paper', popupAboutAPaper],
  ['popup with a list', popupList],
  ['side panel', sidePanel],
];
