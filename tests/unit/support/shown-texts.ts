/** Literals in the source that a reader would see, and the keys of texts that the source names. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { type AstNode, isNode, nameOf, nodesOf, stringOf } from './ast';

export interface Literal {
  /** `file:line`. */
  place: string;
  text: string;
}

const root = path.resolve(import.meta.dirname, '../../..');

/** Each source file of the folders as its path and text. */
export const sourcesOf = (...folders: string[]): [file: string, text: string][] =>
  folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }))
    .map((file) => file.replaceAll(path.sep, '/'))
    .sort()
    .map((file) => [file, readFileSync(path.join(root, file), 'utf8')]);

/** Trees by their texts: both questions are asked of most files. */
const trees = new Map<string, AstNode>();

function parse(file: string, text: string): AstNode {
  const known = trees.get(text);
  if (known) return known;
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const tree = program as unknown as AstNode;
  trees.set(text, tree);
  return tree;
}

/** Attributes, properties and setters whose value is read or heard. */
const shownNames = new Set([
  ...[
    'aria-label',
    'aria-description',
    'aria-roledescription',
    'aria-valuetext',
    'aria-placeholder',
  ],
  ...['ariaLabel', 'ariaDescription', 'title', 'placeholder', 'alt', 'label', 'textContent'],
  ...['innerText', 'text', 'heading', 'hint', 'legend', 'summary', 'tooltip', 'message'],
]);

/** Calls of `lib/page/widget/h` and of the DOM: from which argument on they take what is shown. */
const shownArguments: Record<string, number> = {
  h: 2,
  text: 1,
  createTextNode: 0,
  append: 0,
  prepend: 0,
  replaceChildren: 0,
  say: 0,
  announce: 0,
};

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** The strings that a value may be: through conditions, sums, templates, lists and what joins them. */
function* stringsOf(value: unknown): Generator<AstNode> {
  if (!isNode(value)) return;
  switch (value.type) {
    case 'Literal':
    case 'TemplateElement':
    case 'JSXText':
      yield value;
      break;
    case 'TemplateLiteral':
      for (const part of list(value.quasis)) yield* stringsOf(part);
      for (const part of list(value.expressions)) yield* stringsOf(part);
      break;
    case 'ConditionalExpression':
      yield* stringsOf(value.consequent);
      yield* stringsOf(value.alternate);
      break;
    case 'LogicalExpression':
      yield* stringsOf(value.left);
      yield* stringsOf(value.right);
      break;
    case 'BinaryExpression':
      if (value.operator !== '+') break;
      yield* stringsOf(value.left);
      yield* stringsOf(value.right);
      break;
    case 'ArrayExpression':
      for (const element of list(value.elements)) yield* stringsOf(element);
      break;
    case 'CallExpression': {
      const callee = value.callee as AstNode;
      const joins = callee.type === 'MemberExpression' && stringOrName(callee.property);
      if (joins === 'join') yield* list(value.arguments).flatMap((each) => [...stringsOf(each)]);
      if (joins === 'join' || joins === 'filter') yield* stringsOf(callee.object);
      break;
    }
    case 'ParenthesizedExpression':
    case 'JSXExpressionContainer':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      yield* stringsOf(value.expression);
      break;
  }
}

const stringOrName = (value: unknown): string | undefined => stringOf(value) ?? nameOf(value);

const textOf = (node: AstNode): string => {
  if (node.type === 'TemplateElement') return String((node.value as { cooked?: string }).cooked);
  return typeof node.value === 'string' ? node.value : '';
};

/** What of a node is shown. */
function* shownIn(node: AstNode): Generator<AstNode> {
  switch (node.type) {
    case 'JSXElement':
    case 'JSXFragment':
      for (const child of list(node.children)) yield* stringsOf(child);
      break;
    case 'JSXAttribute':
      if (shownNames.has(nameOf(node.name) ?? '')) yield* stringsOf(node.value);
      break;
    case 'Property':
      if (shownNames.has(stringOrName(node.key) ?? '')) yield* stringsOf(node.value);
      break;
    case 'AssignmentExpression': {
      const left = node.left as AstNode;
      if (left.type !== 'MemberExpression') break;
      if (shownNames.has(stringOrName(left.property) ?? '')) yield* stringsOf(node.right);
      break;
    }
    case 'CallExpression': {
      const callee = node.callee as AstNode;
      const called = callee.type === 'MemberExpression' ? callee.property : callee;
      const given = list(node.arguments);
      const name = stringOrName(called) ?? '';
      const from = Object.hasOwn(shownArguments, name) ? shownArguments[name] : undefined;
      if (from !== undefined) yield* given.slice(from).flatMap((each) => [...stringsOf(each)]);
      // setAttribute('aria-label', …) and attribute(element, 'aria-label', …).
      const at = given.findIndex((each) => shownNames.has(stringOf(each) ?? ''));
      if (/attribute$/i.test(name) && at >= 0) yield* stringsOf(given[at + 1]);
      break;
    }
  }
}

/** Literals with words that a reader would see without a translation. */
export function shownLiterals(file: string, text: string): Literal[] {
  const found = new Map<number, Literal>();
  for (const node of nodesOf(parse(file, text))) {
    for (const literal of shownIn(node)) {
      const words = textOf(literal).trim();
      // `snake_case` is the key of a text, or its beginning.
      if (!/\p{L}{2}/u.test(words) || /^[a-z]+_\w*$/.test(words)) continue;
      const line = text.slice(0, literal.start).split('\n').length;
      found.set(literal.start, { place: `${file}:${line}`, text: words });
    }
  }
  return [...found.values()];
}

/** Every string of a file, and every template with `*` in the place of what is not known. */
export function stringsIn(file: string, text: string): string[] {
  return [...nodesOf(parse(file, text))].flatMap((node) => {
    const whole = stringOf(node);
    if (whole !== undefined) return [whole];
    if (node.type !== 'TemplateLiteral') return [];
    return [
      list(node.quasis)
        .map((part) => textOf(part as AstNode))
        .join('*'),
    ];
  });
}
