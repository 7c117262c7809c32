/**
 * The command that shows which process holds a TCP port.
 * @example whoHolds(4321, "darwin") // "lsof -nP -iTCP:4321 -sTCP:LISTEN"
 */
export function whoHolds(port: number, platform: NodeJS.Platform): string {
  if (platform === "linux") return `sudo ss -Hltnp 'sport = :${port}'`;
  if (platform === "win32") return `Get-NetTCPConnection -State Listen -LocalPort ${port}`;
  return `lsof -nP -iTCP:${port} -sTCP:LISTEN`;
}

/** Why the server could not listen, in one line with the mend; other errors come back as they are. */
export function listenError(
  error: NodeJS.ErrnoException,
  { host, port, platform }: { host: string; port: number; platform: NodeJS.Platform },
): Error {
  const free = port < 65535 ? port + 1 : 4321;
  const said: Partial<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is taken: ${whoHolds(port, platform)} shows by what (or start with PORT=${free})`,
    EACCES: `Port ${port} may not be used by this user: start with a PORT above 1023`,
    EADDRNOTAVAIL: `HOST=${host} is not an address of this machine: start with HOST=127.0.0.1, or 0.0.0.0 for the network`,
    ENOTFOUND: `HOST=${host} is not a name that this machine knows: start with HOST=127.0.0.1, or 0.0.0.0 for the network`,
  };
  const message = said[error.code ?? ""];
  return message ? new Error(message, { cause: error }) : error;
}
