/** A parsed query as text again: `parseQuery(printQuery(parsed))` means the same. Pure. */
import { naturalSort } from '../sorts';
import type { ParsedQuery, QueryNode } from './types';

/** The query in its plainest spelling. */
export function printQuery({ node, sort }: Pick<ParsedQuery, 'node' | 'sort'>): string {
  const parts = [node.kind === 'all' ? '' : print(node)];
  if (sort) {
    const reversed = naturalSort(sort.by).descending !== sort.descending;
    parts.push(`sort:${reversed ? '-' : ''}${sort.by}`);
    if (node.kind === 'or') parts[0] = `(${parts[0]})`;
  }
  return parts.filter(Boolean).join(' ');
}

function print(node: QueryNode): string {
  switch (node.kind) {
    case 'all':
      return '""';
    case 'and':
      return node.nodes.map((each) => inside(each, each.kind === 'or')).join(' ');
    case 'or':
      return node.nodes.map((each) => inside(each, each.kind === 'or')).join(' or ');
    case 'not':
      return `-${inside(node.node, node.node.kind === 'and' || node.node.kind === 'or')}`;
    case 'text':
      return `${node.field ? `${node.field}:` : ''}${node.phrase ? `"${node.text}"` : node.text}`;
    case 'range':
      return `${node.field}:${node.text}`;
    case 'tag':
      return `tag:${quoted(node.tag)}`;
    case 'source':
      return `source:${quoted(node.value)}`;
    default:
      return `${node.kind}:${node.value}`;
  }
}

const inside = (node: QueryNode, wrapped: boolean) => (wrapped ? `(${print(node)})` : print(node));

const quoted = (value: string) =>
  /^[\p{L}\p{M}\p{N}/_.+#-]+$/u.test(value) ? value : `"${value}"`;
