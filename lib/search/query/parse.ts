/**
 * The query language: words, "phrases", and/or/not, parentheses, field:value. One meaning for the
 * popup, the library, views, the omnibox and the digest. Pure; never throws: what means nothing is
 * pointed at, and the rest of the query works.
 */

import type { Sort } from '../sorts';
import { naturalSort, sortKeys } from '../sorts';
import { units } from '../tokens';
import {
  type FieldName,
  fieldNames,
  fieldOf,
  idSchemes,
  isTextField,
  nearest,
  sortOf,
} from './fields';
import { anyQuotes, type Lexeme, lex, type Term } from './lex';
import type { ParsedQuery, Problem, ProblemKey, QueryNode, TextField } from './types';
import { type Choice, readValue } from './values';

/** Longer queries are cut: nobody types them, and a pasted page is no query. */
const longest = 4000;
/** Parentheses within parentheses. */
const deepest = 40;
/** A line of this many words and nothing else is a title, in which “not” is only a word. */
const prose = 6;

const operators = new Set(['and', 'or', 'not']);

/**
 * What a text asks for.
 * @param text as typed; @param now ms since the epoch, for `added:<2w`.
 */
export function parseQuery(text: string, now: number): ParsedQuery {
  const parser = new Parser(text.slice(0, longest), now);
  const node = parser.read();
  return {
    node,
    ...(parser.sort && { sort: parser.sort }),
    problems: parser.problems.sort((a, b) => a.from - b.from || a.to - b.to),
    words: wordsOf(node),
  };
}

/** `and` and `or` without nesting of the same kind, and none for less than two nodes. */
export function join(kind: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode {
  const flat = nodes.flatMap((node) => {
    if (node.kind === 'all') return [];
    return node.kind === kind ? node.nodes : [node];
  });
  const [first] = flat;
  if (first === undefined) return { kind: 'all' };
  return flat.length === 1 ? first : { kind, nodes: flat };
}

class Parser {
  readonly problems: Problem[] = [];
  sort: Sort | undefined;
  readonly #now: number;
  readonly #lexemes: Lexeme[];
  readonly #prose: boolean;
  #at = 0;
  #depth = 0;
  /** The text field that a group stands in: `title:(a or b)`. */
  #field: FieldName | undefined;

  constructor(text: string, now: number) {
    this.#now = now;
    this.#lexemes = lex(text);
    this.#prose =
      this.#lexemes.length >= prose &&
      this.#lexemes.every(
        (each) => each.kind === 'term' && each.name === undefined && !each.quoted,
      );
  }

  read(): QueryNode {
    const nodes: QueryNode[] = [];
    while (this.#at < this.#lexemes.length) {
      nodes.push(this.#or());
      const stray = this.#lexemes[this.#at];
      if (stray?.kind === 'close') {
        this.#problem('query_problem_close', stray);
        this.#at += 1;
      }
    }
    return join('and', nodes);
  }

  #problem(key: ProblemKey, { from, to }: { from: number; to: number }, ...args: string[]): void {
    this.problems.push({ from, to, key, args });
  }

  #operator(): string | undefined {
    const next = this.#lexemes[this.#at];
    if (next?.kind !== 'term' || next.name !== undefined || next.quoted || this.#prose) {
      return undefined;
    }
    const word = next.value.toLowerCase();
    return operators.has(word) ? word : undefined;
  }

  #or(): QueryNode {
    const nodes = [this.#and()];
    while (this.#operator() === 'or') {
      this.#at += 1;
      nodes.push(this.#and());
    }
    return join('or', nodes);
  }

  #and(): QueryNode {
    const nodes: QueryNode[] = [];
    for (;;) {
      const next = this.#lexemes[this.#at];
      const operator = this.#operator();
      if (!next || next.kind === 'close' || operator === 'or') return join('and', nodes);
      if (operator === 'and') this.#at += 1;
      else nodes.push(this.#unary());
    }
  }

  #unary(): QueryNode {
    let negated = false;
    while (this.#lexemes[this.#at]?.kind === 'minus' || this.#operator() === 'not') {
      negated = !negated;
      this.#at += 1;
    }
    const next = this.#lexemes[this.#at];
    // What was to be negated is still to come.
    if (!next || next.kind === 'close') return { kind: 'all' };
    const operator = this.#operator();
    if (operator === 'and' || operator === 'or') return { kind: 'all' };
    const node = next.kind === 'open' ? this.#group() : this.#term();
    if (!negated || node.kind === 'all') return node;
    return node.kind === 'not' ? node.node : { kind: 'not', node };
  }

  #group(): QueryNode {
    const opening = this.#lexemes[this.#at];
    this.#at += 1;
    if (opening && this.#depth >= deepest) {
      this.#problem('query_problem_deep', opening);
      return { kind: 'all' };
    }
    this.#depth += 1;
    const node = this.#or();
    this.#depth -= 1;
    if (this.#lexemes[this.#at]?.kind === 'close') this.#at += 1;
    else if (opening) this.#problem('query_problem_open', opening);
    return node;
  }

  #term(): QueryNode {
    const term = this.#lexemes[this.#at];
    this.#at += 1;
    if (term?.kind !== 'term') return { kind: 'all' };
    if (term.unclosed) {
      const { valueFrom } = term;
      this.#problem('query_problem_quote', { from: valueFrom, to: valueFrom + 1 });
    }
    const field = term.name === undefined ? this.#field : fieldOf(term.name);
    if (term.group) return this.#fieldGroup(term, field);
    if (field !== undefined) return this.#value(term, field);
    if (term.name === undefined) return text(term.value, term.quoted);
    return this.#unknownField(term, term.name);
  }

  #fieldGroup(term: Term, field: FieldName | undefined): QueryNode {
    if (field === undefined) {
      this.#unknownField(term, term.name ?? '');
      return this.#group();
    }
    const outer = this.#field;
    this.#field = field;
    const node = this.#group();
    this.#field = outer;
    return node;
  }

  #unknownField(term: Term, name: string): QueryNode {
    const whole = `${name}:${term.value}`;
    if (idSchemes.has(name.toLowerCase()) && term.value !== '') return text(whole, false, 'id');
    const head = { from: term.from, to: term.valueFrom };
    const like = nearest(name, fieldNames);
    // `Title: subtitle`, an address, and other colons of ordinary text are no attempt at a field.
    const ordinary = term.value === '' || term.value.startsWith('//') || !/^[a-z-]+$/i.test(name);
    if (like !== undefined) this.#problem('query_problem_field_like', head, name, like);
    else if (!ordinary && !term.group) this.#problem('query_problem_field', head, name);
    if (term.quoted) return join('and', [text(name, false), text(term.value, true)]);
    return text(whole, false);
  }

  #value(term: Term, field: FieldName): QueryNode {
    const value = term.value.replace(anyQuotes, ' ').trim();
    if (value === '') {
      this.#problem('query_problem_empty', term, field);
      return { kind: 'all' };
    }
    if (isTextField(field)) return text(value, term.quoted, field);
    if (field === 'sort') {
      this.#order(term, value);
      return { kind: 'all' };
    }
    const read: Choice = readValue(field, value, this.#now);
    if (read.node) return read.node;
    const place = { from: term.valueFrom, to: term.to };
    this.#problem(read.problem, place, value, ...read.args);
    return { kind: 'all' };
  }

  #order(term: Term, value: string): void {
    const sort = readSort(value);
    if (sort) this.sort = sort;
    else {
      const like = nearest(value, sortKeys) ?? sortKeys.join(', ');
      this.#problem('query_problem_order', { from: term.valueFrom, to: term.to }, value, like);
    }
  }
}

/** `added`, `-added`, `added-asc`. */
function readSort(value: string): Sort | undefined {
  const [, minus, name, direction] =
    /^(-)?([\p{L}_-]+?)(?:-(asc|desc|ascending|descending))?$/u.exec(value.toLowerCase()) ?? [];
  const by = name === undefined ? undefined : sortOf(name);
  if (by === undefined) return undefined;
  const natural = naturalSort(by);
  const wanted = direction === undefined ? natural.descending : direction.startsWith('desc');
  return { by, descending: minus ? !wanted : wanted };
}

/** Words that can be searched; signs alone ask for nothing. */
function text(typed: string, phrase: boolean, field?: TextField): QueryNode {
  const plain = typed.replace(anyQuotes, ' ').replace(/\s+/gu, ' ').trim();
  if (units(plain).length === 0) return { kind: 'all' };
  if (field !== undefined) return { kind: 'text', text: plain, phrase, field };
  // The word itself, and not what it does between two others.
  return { kind: 'text', text: plain, phrase: phrase || operators.has(plain.toLowerCase()) };
}

function wordsOf(node: QueryNode): string[] {
  const found = new Set<string>();
  const walk = (each: QueryNode): void => {
    if (each.kind === 'and' || each.kind === 'or') each.nodes.forEach(walk);
    if (each.kind !== 'text' || each.field === 'id') return;
    for (const { terms, dense } of units(each.text)) {
      if (dense) found.add(terms.join(''));
      else for (const term of terms) found.add(term);
    }
  };
  walk(node);
  return [...found];
}
