/** Several segments made one, without the papers that have changed since. */
import { eachPaper } from './postings';
import { indexFields, type Segment, SegmentWriter } from './segment';

/** Terms between two moments at which other work may run. */
const step = 2000;

/**
 * A generator, so that a large merge leaves room for searches: it yields now and then.
 * @param alive tells for each segment which of its papers (by number) are still true.
 */
export function* mergeSegments(
  segments: readonly Segment[],
  alive: (segment: Segment, paper: number) => boolean,
): Generator<void, Segment> {
  const ids: string[] = [];
  // Numbers of the papers in the merged segment; -1: left out.
  const numbers = segments.map((segment) =>
    Int32Array.from(segment.ids, (id, paper) => (alive(segment, paper) ? ids.push(id) - 1 : -1)),
  );
  const next = segments.map(() => 0);
  const writer = new SegmentWriter();
  for (let done = 0; ; done += 1) {
    if (done % step === step - 1) yield;
    let term: string | undefined;
    segments.forEach(({ terms }, at) => {
      const candidate = terms[next[at] ?? 0];
      if (candidate !== undefined && (term === undefined || candidate < term)) term = candidate;
    });
    if (term === undefined) return writer.done(ids);
    const holders = segments.flatMap((segment, at) =>
      segment.terms[next[at] ?? 0] === term ? [at] : [],
    );
    for (let field = 0; field < indexFields.length; field += 1) {
      for (const at of holders) {
        const segment = segments[at];
        const own = numbers[at];
        if (segment && own) copyList(segment, next[at] ?? 0, field, own, writer);
      }
      writer.endList(field);
    }
    writer.endTerm(term);
    for (const at of holders) next[at] = (next[at] ?? 0) + 1;
  }
}

const room = new Uint16Array(0x10000);

function copyList(
  segment: Segment,
  term: number,
  field: number,
  numbers: Int32Array,
  writer: SegmentWriter,
): void {
  const { listStart, listField, places, placesAt } = segment;
  const end = listStart[term + 1] ?? 0;
  for (let list = listStart[term] ?? 0; list < end; list += 1) {
    if (listField[list] !== field) continue;
    let at = placesAt[list] ?? 0;
    eachPaper(segment, list, (paper, times) => {
      let place = 0;
      for (let each = 0; each < times; each += 1) {
        let byte = places[at++] ?? 0;
        let value = byte & 0x7f;
        for (let shift = 7; byte > 0x7f; shift += 7) {
          byte = places[at++] ?? 0;
          value |= (byte & 0x7f) << shift;
        }
        place += value;
        room[each] = place;
      }
      const number = numbers[paper] ?? -1;
      if (number >= 0) writer.paper(number, room, 0, times);
    });
  }
}
