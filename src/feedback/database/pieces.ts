/** Cuts rows into those that one statement takes, in their order. */
export type Pieces = <Row>(rows: readonly Row[]) => Row[][];

/** All rows in one statement, of whatever length. */
export const whole: Pieces = (rows) => (rows.length > 0 ? [[...rows]] : []);

/**
 * Pieces of a power of two, the largest first, so that batches of all lengths make few statements that differ: each is
 * kept prepared, and what is prepared once for a length that does not come again is memory lost until a rare collection.
 * @param most the longest piece, a power of two
 * @example inPowersOfTwo(256)([1, 2, 3, 4, 5, 6]) // [[1, 2, 3, 4], [5, 6]]
 */
export const inPowersOfTwo =
  (most: number): Pieces =>
  (rows) => {
    const pieces = [];
    for (let at = 0; at < rows.length;) {
      const size = Math.min(most, 2 ** Math.floor(Math.log2(rows.length - at)));
      pieces.push(rows.slice(at, at + size));
      at += size;
    }
    return pieces;
  };
