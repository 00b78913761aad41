/** What the user corrects by hand, and how a field goes back to what its site says. */
import { type Field, fields, present } from './claims';
import { expandIdentifiers } from './identifiers';
import { filed, put, urlKeys } from './merge';
import { same } from './same';
import {
  type Paper,
  type PaperRecord,
  type PaperUrls,
  recordSchema,
  type Told,
  urlsSchema,
} from './schema';

/**
 * The user's own edits. An empty value clears an optional field, and that too stays as the user
 * left it; an empty title or no valid identifier changes nothing. `urls` is replaced as a whole.
 * What the site says is kept in `told`.
 */
export function editPaper(paper: Paper, changes: Partial<PaperRecord>, now: number): Paper {
  const edited: Paper = { ...paper, provenance: { ...paper.provenance } };
  const told: Told = { ...paper.told };
  const typed = (name: string, was: unknown) => {
    const said = paper.provenance[name] ?? { source: paper.source, at: paper.addedAt };
    const standsIn = name === 'title' && paper.provisional;
    if (said.source !== 'user' && present(was) && !standsIn) told[name] = { value: was, ...said };
    edited.provenance[name] = { source: 'user', at: now };
  };
  for (const field of fields) {
    if (!(field in changes) || same(changes[field], paper[field])) continue;
    if (field === 'title' && !present(changes.title?.trim())) continue;
    put(edited, field, changes[field]);
    typed(field, paper[field]);
    if (field === 'title') delete edited.provisional;
  }
  if (changes.identifiers) {
    const identifiers = expandIdentifiers(changes.identifiers);
    if (identifiers.length > 0) edited.identifiers = identifiers;
  }
  if (changes.urls) {
    const urls: PaperUrls = {};
    for (const key of urlKeys) {
      const value = changes.urls[key];
      if (value) urls[key] = value;
      if (value !== paper.urls[key]) typed(`urls.${key}`, paper.urls[key]);
    }
    edited.urls = urls;
  }
  if (Object.keys(told).length > 0) edited.told = told;
  return same(edited, paper) ? paper : filed({ ...edited, updatedAt: now });
}

/** Names of fields as provenance has them: those of a record, and `urls.page`, `urls.pdf`… */
export type FieldName = Field | `urls.${keyof PaperUrls}`;

const urlName = /^urls\.(page|pdf|html|code|project)$/;

/**
 * Gives fields back to their sites: what the site said last stands again, and later visits may
 * change it. Fields of which no site has told stay as they are.
 * @returns the same object when that changes nothing.
 */
export function takeSite(paper: Paper, names: readonly string[], now: number): Paper {
  const edited: Paper = { ...paper, provenance: { ...paper.provenance }, urls: { ...paper.urls } };
  const told: Told = { ...paper.told };
  let any = false;
  for (const name of names) {
    const said = told[name];
    const value = said && siteValue(name, said.value);
    if (!said || !present(value)) continue;
    const url = urlName.exec(name)?.[1];
    if (url !== undefined) Object.assign(edited.urls, { [url]: value });
    else put(edited, name as Field, value);
    edited.provenance[name] = { source: said.source, at: said.at };
    delete told[name];
    any = true;
  }
  if (!any) return paper;
  if (Object.keys(told).length > 0) edited.told = told;
  else delete edited.told;
  return filed({ ...edited, updatedAt: now });
}

/** What a site said of a field, if it still is a value of that field. */
export function siteValue(name: string, value: unknown): unknown {
  const url = urlName.exec(name)?.[1];
  if (url !== undefined) return urlsSchema.parse({ [url]: value })[url as keyof PaperUrls];
  if (!(fields as readonly string[]).includes(name)) return undefined;
  const parsed = recordSchema.shape[name as Field].safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
