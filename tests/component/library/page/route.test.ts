import { expect, it } from 'vitest';
import { isStep, parseRoute, printRoute, type Route } from '@/components/library/page/route';

const home: Route = { place: 'list', q: '', view: '', paper: '' };

it.each<[string, Partial<Route>]>([
  ['', {}],
  ['#', {}],
  ['#/', {}],
  ['#/?q=tag%3Anlp', { q: 'tag:nlp' }],
  ['#/?view=inbox&q=a+b&paper=p1', { view: 'inbox', q: 'a b', paper: 'p1' }],
  ['#/import', { place: 'import' }],
  ['#/tags?q=x', { place: 'tags' }],
  ['#/stats', { place: 'stats' }],
  ['#/backups', { place: 'backups' }],
  ['#/nowhere', {}],
  ['#/?q=%', { q: '%' }],
  ['#/?q=a?b%26c', { q: 'a?b&c' }],
])('%s', (hash, expected) => {
  expect(parseRoute(hash)).toEqual({ ...home, ...expected });
});

it.each<Partial<Route>>([
  {},
  { q: 'über “naïve” & 漢字 #1?' },
  { view: 'a-b', q: 'x', paper: 'y' },
  { place: 'import' },
])('comes back as it was: %o', (part) => {
  const route = { ...home, ...part };
  expect(parseRoute(printRoute(route))).toEqual(route);
});

it.each<[string, Partial<Route>, Partial<Route>, boolean]>([
  ['another view', { view: 'inbox' }, { view: 'read' }, true],
  ['the first letter', {}, { q: 'a' }, true],
  ['the next letter', { q: 'a' }, { q: 'ab' }, false],
  ['clearing the search', { q: 'ab' }, {}, true],
  ['opening details', {}, { paper: 'p' }, true],
  ['details of the next paper', { paper: 'p' }, { paper: 'q' }, false],
  ['another part', {}, { place: 'tags' }, true],
])('%s is a step: %s', (_, from, to, expected) => {
  expect(isStep({ ...home, ...from }, { ...home, ...to })).toBe(expected);
});
