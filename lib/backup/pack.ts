/** Gzips text into pieces as it comes. By the platform's own streams, off this thread. */

const pieceBytes = 1_000_000;

export interface Packed {
  size: number;
  pieces: number;
  /** The checksum and the length that end a gzip stream (RFC 1952 §2.3.1), as hexadecimal digits. */
  check: string;
}

/**
 * @param keep stores one piece; pieces come in their order, one at a time.
 * @returns `write` resolves when there is room for more; `end` when the last piece is stored.
 * Both reject when a piece could not be stored.
 */
export function packer(keep: (bytes: Uint8Array<ArrayBuffer>, index: number) => Promise<void>) {
  const stream = new CompressionStream('gzip');
  const writer = stream.writable.getWriter();
  const encoder = new TextEncoder();
  let size = 0;
  let pieces = 0;
  let tail: number[] = [];

  const store = async () => {
    const reader = stream.readable.getReader();
    let held: Uint8Array[] = [];
    let length = 0;
    const flush = async () => {
      const whole = new Uint8Array(length);
      let at = 0;
      for (const part of held) {
        whole.set(part, at);
        at += part.length;
      }
      held = [];
      length = 0;
      await keep(whole, pieces);
      pieces += 1;
    };
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        held.push(value);
        length += value.length;
        size += value.length;
        tail = [...tail, ...value.subarray(-8)].slice(-8);
        if (length >= pieceBytes) await flush();
      }
      if (length > 0) await flush();
    } catch (error) {
      // What still waits to be written must not wait for ever.
      await reader.cancel(error).catch(() => undefined);
      await writer.abort(error).catch(() => undefined);
      throw error;
    }
  };
  const stored = store();
  // Heard of by `write` and `end`.
  stored.catch(() => undefined);

  return {
    async write(text: string): Promise<void> {
      const written = writer.write(encoder.encode(text));
      written.catch(() => undefined);
      await Promise.race([writer.ready, stored]);
    },
    async end(): Promise<Packed> {
      await Promise.race([writer.close(), stored]);
      await stored;
      const check = tail.map((byte) => byte.toString(16).padStart(2, '0')).join('');
      return { size, pieces, check };
    },
    async drop(): Promise<void> {
      await writer.abort().catch(() => undefined);
      await stored.catch(() => undefined);
    },
  };
}
