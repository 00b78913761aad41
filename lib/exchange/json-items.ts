/**
 * Takes a large JSON document apart as it comes: an object at the top, whose arrays are told item by
 * item, so that one that is broken does not cost the others. Looks only at brackets and strings;
 * the texts are still to be parsed.
 */

export interface JsonPart {
  /** Of the object at the top. */
  key: string;
  /** Place in the array, from 0; undefined when the value is no array. */
  index?: number;
  /** Line of the document on which it begins, from 1. */
  line: number;
  text: string;
}

/** Longer parts (UTF-16 units) are told without their text: no row is that long. */
const longest = 20_000_000;

export class JsonParts {
  /** Is the object at the top closed? If not when the text ends, it was cut off. */
  whole = false;
  /** The text does not begin as a JSON object does. */
  foreign = false;
  private depth = 0;
  private line = 1;
  private inString = false;
  private escaped = false;
  private key: string | undefined;
  private index: number | undefined;
  private held = '';
  private startLine: number | undefined;
  private out: JsonPart[] = [];

  /** The parts that end in this piece of the text. */
  push(text: string): JsonPart[] {
    this.out = [];
    let start = 0;
    let lineEnd = text.indexOf('\n');
    for (let at = 0; at < text.length && !this.foreign; at += 1) {
      // Most of a backup is texts: they are skipped, not read.
      const skipped = this.inString;
      if (skipped) at = this.stringEnd(text, at);
      for (; lineEnd >= 0 && lineEnd <= at; lineEnd = text.indexOf('\n', lineEnd + 1))
        this.line += 1;
      if (skipped) continue;
      const char = text.charCodeAt(at);
      if (char <= 32 || char === 0xfeff) continue;
      if (this.depth === 0) {
        if (char === 123 && !this.whole) this.depth = 1;
        else this.foreign = !this.whole;
        continue;
      }
      if (this.ends(char)) {
        this.end(char, text.slice(start, at));
        start = at + 1;
        continue;
      }
      if (this.startLine === undefined) {
        // The bracket of an array at the top: its items are told, not it.
        if (char === 91 && this.depth === 1 && this.key !== undefined && this.index === undefined) {
          this.index = 0;
          this.depth = 2;
          continue;
        }
        this.startLine = this.line;
        start = at;
      }
      if (char === 34) this.inString = true;
      else if (char === 123 || char === 91) this.depth += 1;
      else if (char === 125 || char === 93) this.depth -= 1;
    }
    if (this.startLine !== undefined && this.held.length <= longest) this.held += text.slice(start);
    return this.out;
  }

  /** Where a string that was begun ends: at its quotation mark, or with the text. */
  private stringEnd(text: string, at: number): number {
    let from = this.escaped ? at + 1 : at;
    this.escaped = false;
    for (;;) {
      const quote = text.indexOf('"', from);
      const end = quote < 0 ? text.length : quote;
      let slashes = 0;
      while (end - slashes > from && text.charCodeAt(end - slashes - 1) === 92) slashes += 1;
      if (slashes % 2 === 0) this.inString = quote < 0;
      else if (quote < 0) this.escaped = true;
      if (quote < 0 || slashes % 2 === 0) return end;
      from = quote + 1;
    }
  }

  /** Depth on which parts stand: of an array's items, or of the values at the top. */
  private get level(): number {
    return this.index === undefined ? 1 : 2;
  }

  private ends(char: number): boolean {
    if (this.depth !== this.level) return false;
    return char === 44 || char === 125 || char === 93 || (char === 58 && this.key === undefined);
  }

  private end(char: number, tail: string): void {
    const text = this.startLine === undefined ? '' : this.held + tail;
    const line = this.startLine ?? this.line;
    this.held = '';
    this.startLine = undefined;
    if (char === 58) {
      this.key = keyOf(text);
      return;
    }
    if (text !== '' && this.key !== undefined) {
      const part = { key: this.key, line, text: text.length > longest ? '' : text };
      this.out.push(this.index === undefined ? part : { ...part, index: this.index });
    }
    if (this.index !== undefined && char === 44) {
      this.index += 1;
      return;
    }
    if (this.index !== undefined) {
      this.index = undefined;
      this.depth = 1;
      return;
    }
    this.key = undefined;
    if (char !== 44) {
      this.depth = 0;
      this.whole = true;
    }
  }
}

function keyOf(text: string): string {
  try {
    const key: unknown = JSON.parse(text);
    return typeof key === 'string' ? key : '';
  } catch {
    return '';
  }
}
