/** IANA's own row for a port, for readers who want the original. */
export const ianaRow = (port: number) =>
  `https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xhtml?search=${port}`;

/** Path of a port's page (the contract of the site). */
export const portPath = (port: number) => `/ports/${port}`;

/** Path of a guide's page. */
export const guidePath = (slug: string) => `/guides/${slug}`;

/** Path of a collection's page. */
export const collectionPath = (slug: string) => `/collections/${slug}`;

/** Element id of a section of prose, from its heading: "Mend it" → "mend-it". */
export const sectionId = (heading: string) => heading.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
