/** The middle of the compass rose, in cells: among the dynamic ports, where the sea is empty. */
export const rose = { x: 208, y: 224 } as const;

/** With the rose, the corners of a square, so that their winds meet in each other. */
const nodes = [rose, { x: 48, y: 224 }, { x: 48, y: 64 }, { x: 208, y: 64 }];

/** Rhumb lines as path data: sixteen winds from each node. */
export const winds = (): string =>
  nodes
    .flatMap(({ x, y }) =>
      Array.from({ length: 16 }, (_, index) => {
        const angle = (index * Math.PI) / 8;
        return `M${x} ${y}l${Math.round(420 * Math.cos(angle))} ${Math.round(420 * Math.sin(angle))}`;
      }),
    )
    .join("");
