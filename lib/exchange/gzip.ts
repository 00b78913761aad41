/** Files as text, compressed or not, in pieces. By the platform's own streams. */

/** The same bytes, gzipped. */
export async function gzip(file: Blob): Promise<Blob> {
  const packed = file.stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(packed).blob();
}

/**
 * The text of a file (UTF-8), unpacked when it is gzipped.
 * @throws TypeError when what is packed is broken.
 */
export async function* textOf(file: Blob): AsyncGenerator<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const packed = first === 0x1f && second === 0x8b;
  const bytes = packed ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
  const decoder = new TextDecoder();
  const reader = bytes.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      // Pieces that a task of a few milliseconds can take apart.
      for (let at = 0; at < value.length; at += 65_536) {
        yield decoder.decode(value.subarray(at, at + 65_536), { stream: true });
      }
    }
    yield decoder.decode();
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
