import type { Registration } from "./types.ts";

/**
 * The ports whose rows are not repeated in this project: the rules of the place where it is kept forbid a word in them.
 * The snapshot keeps the state, which is IANA's, and says that the rest is left out; pages send the reader to IANA.
 */
export const withheldPorts: readonly number[] = [902, 903];

/** How pages call the service name of such a port. */
export const leftOut = "name left out here";

/** Whether a registration is one of those of which we repeat the state only. */
export const isWithheld = ({ name, description }: Pick<Registration, "name" | "description">): boolean =>
  name === null && description.known === "withheld";
