/** The two pieces of linear algebra that topics need; matrices are row by row. Pure. */

/**
 * The columns made orthogonal and 1 long, each twice for precision (modified Gram and Schmidt).
 * Columns that depend on others become zero.
 */
export function orthonormal(matrix: Float32Array, rows: number, width: number): Float32Array {
  // Column by column is contiguous this way.
  const columns = Array.from({ length: width }, (_, k) => {
    const column = new Float32Array(rows);
    for (let row = 0; row < rows; row += 1) column[row] = matrix[row * width + k] ?? 0;
    return column;
  });
  columns.forEach((column, k) => {
    const before = Math.sqrt(dot(column, column));
    for (let pass = 0; pass < 2; pass += 1) {
      for (const other of columns.slice(0, k)) {
        const along = dot(column, other);
        for (let row = 0; row < rows; row += 1) {
          column[row] = (column[row] ?? 0) - along * (other[row] ?? 0);
        }
      }
    }
    const length = Math.sqrt(dot(column, column));
    const scale = length > 1e-5 * before && length > 0 ? 1 / length : 0;
    for (let row = 0; row < rows; row += 1) column[row] = (column[row] ?? 0) * scale;
  });
  const out = new Float32Array(rows * width);
  columns.forEach((column, k) => {
    for (let row = 0; row < rows; row += 1) out[row * width + k] = column[row] ?? 0;
  });
  return out;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** The largest values first; the vector of each is the column of its place. */
export interface Eigen {
  values: number[];
  vectors: Float64Array;
}

/** Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations. */
export function eigenOf(symmetric: Float64Array, size: number): Eigen {
  const matrix = Float64Array.from(symmetric);
  const vectors = new Float64Array(size * size);
  for (let at = 0; at < size; at += 1) vectors[at * size + at] = 1;
  const get = (of: Float64Array, row: number, column: number) => of[row * size + column] ?? 0;
  for (let sweep = 0; sweep < 30; sweep += 1) {
    let off = 0;
    let all = 0;
    for (let row = 0; row < size; row += 1) {
      all += get(matrix, row, row) ** 2;
      for (let column = row + 1; column < size; column += 1) off += get(matrix, row, column) ** 2;
    }
    if (off <= 1e-18 * all) break;
    for (let p = 0; p < size; p += 1) {
      for (let q = p + 1; q < size; q += 1) rotate(matrix, vectors, { p, q, size });
    }
  }
  const order = Array.from({ length: size }, (_, at) => at).sort(
    (a, b) => get(matrix, b, b) - get(matrix, a, a),
  );
  const sorted = new Float64Array(size * size);
  order.forEach((from, to) => {
    for (let row = 0; row < size; row += 1) sorted[row * size + to] = get(vectors, row, from);
  });
  return { values: order.map((at) => get(matrix, at, at)), vectors: sorted };
}

/** One rotation that makes the entry at p, q zero. */
function rotate(
  matrix: Float64Array,
  vectors: Float64Array,
  { p, q, size }: { p: number; q: number; size: number },
): void {
  const pq = matrix[p * size + q] ?? 0;
  if (pq === 0) return;
  const theta = ((matrix[q * size + q] ?? 0) - (matrix[p * size + p] ?? 0)) / (2 * pq);
  const tangent = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  const turn = (of: Float64Array, a: number, b: number) => {
    const [x, y] = [of[a] ?? 0, of[b] ?? 0];
    of[a] = cosine * x - sine * y;
    of[b] = sine * x + cosine * y;
  };
  for (let k = 0; k < size; k += 1) turn(matrix, k * size + p, k * size + q);
  for (let k = 0; k < size; k += 1) turn(matrix, p * size + k, q * size + k);
  for (let k = 0; k < size; k += 1) turn(vectors, k * size + p, k * size + q);
}
