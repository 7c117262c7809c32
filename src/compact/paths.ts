/** Path of the page of the port that stands for all that are like the given one. */
export const likePath = (like: number) => `/ports/like/${like}`;

/** So many numbers share a file with the named ports around them. */
export const stretch = 1024;

/** Path of the file with the named ports around a number. */
export const coastPath = (port: number) => `/ports/coast/${port - (port % stretch)}.json`;
