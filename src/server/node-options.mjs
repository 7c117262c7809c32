// Plain JavaScript: what starts the server reads it before anything is installed.

/**
 * Options of Node for the server's process. By itself V8 lets the young generation of each thread grow to a size that
 * only builds need, and gives it back late: the memory of a server that stores votes would creep up for hours.
 */
export const serverOptions = ["--max-semi-space-size=8"];
