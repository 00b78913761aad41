/** Reads files away from the page: it answers each `next` with a piece, and its end with `end`. */
import type { FromReader, ToReader } from './reader-messages';
import { readSources } from './reading';

let reading: ReturnType<typeof readSources> | undefined;

const tell = (message: FromReader) => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<ToReader>) => {
  if (data.kind === 'read') reading = readSources(data.sources);
  reading?.next().then(
    ({ done, value }) => tell(done ? { kind: 'end', ...value } : { kind: 'chunk', ...value }),
    (error: unknown) => tell({ kind: 'broken', detail: String(error) }),
  );
});
