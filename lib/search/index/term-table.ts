/** Terms by numbers. Known ones are found in the text that holds them: no string is made for them. */
export class TermTable {
  /** By their numbers. */
  readonly terms: string[] = [];
  /** Number + 1 of the term, or 0: open addressing, at most half full. */
  #slots = new Int32Array(1 << 12);
  #hashes = new Int32Array(1 << 11);

  /** The number of the term that is `source` from `from` to before `to`. */
  number(source: string, from: number, to: number): number {
    // FNV-1a.
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at += 1) {
      hash = Math.imul(hash ^ source.charCodeAt(at), 0x01000193);
    }
    hash ^= hash >>> 15;
    const slots = this.#slots;
    const hashes = this.#hashes;
    const last = slots.length - 1;
    for (let slot = hash & last; ; slot = (slot + 1) & last) {
      const number = (slots[slot] ?? 0) - 1;
      if (number < 0) return this.#add(source.slice(from, to), hash, slot);
      if (hashes[number] === hash && same(this.terms[number] ?? '', source, from, to)) {
        return number;
      }
    }
  }

  #add(term: string, hash: number, slot: number): number {
    const number = this.terms.push(term) - 1;
    this.#hashes[number] = hash;
    this.#slots[slot] = number + 1;
    if (this.terms.length === this.#hashes.length) this.#grow();
    return number;
  }

  #grow(): void {
    const hashes = new Int32Array(this.#hashes.length * 2);
    hashes.set(this.#hashes);
    const slots = new Int32Array(hashes.length * 2);
    const last = slots.length - 1;
    for (let number = 0; number < this.terms.length; number += 1) {
      let slot = (hashes[number] ?? 0) & last;
      while (slots[slot] !== 0) slot = (slot + 1) & last;
      slots[slot] = number + 1;
    }
    this.#hashes = hashes;
    this.#slots = slots;
  }
}

function same(term: string, source: string, from: number, to: number): boolean {
  if (term.length !== to - from) return false;
  for (let at = 0; at < term.length; at += 1) {
    if (term.charCodeAt(at) !== source.charCodeAt(from + at)) return false;
  }
  return true;
}
