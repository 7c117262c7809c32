import { DatabaseError } from "pg";

/** The mend for what goes wrong most often, by SQLSTATE or by Node's code. */
const mends: Record<string, string> = {
  "28P01": "it refuses this user or password: correct DATABASE_URL",
  "28000": "it refuses this user: correct DATABASE_URL, or its pg_hba.conf",
  "3D000": "it has no such database: make it with createdb, or correct DATABASE_URL",
  "3F000": "there is no schema to make tables in: make it, or correct DATABASE_URL",
  "42501": "this user has no right to what it needs: grant it on the schema and its tables",
  "25006": "it may only be read: give the address of the server that takes writes",
  "53100": "its disk is full: make room",
  "53300": "it has too many connections: end some, or raise its max_connections",
  "55P03": "another session keeps a row locked: end that one",
  "57014": "it takes too long to answer: look at its load and disk",
  "57P01": "it is stopping: start it again",
  "57P02": "it has crashed: look at its log",
  "57P03": "it is starting or stopping: wait, or look at its log",
  ECONNREFUSED: "nothing answers there: start it, or correct DATABASE_URL",
  ECONNRESET: "the connection broke off: look at its log and at the network",
  EACCES: "its socket may not be used by this user: correct DATABASE_URL",
  EHOSTUNREACH: "its host cannot be reached: look at the network",
  ENETUNREACH: "its host cannot be reached: look at the network",
  ENOENT: "there is no such socket or file: start it, or correct DATABASE_URL",
  ENOTFOUND: "there is no such host: correct DATABASE_URL",
  EAI_AGAIN: "the name of its host cannot be looked up: look at the network",
  ETIMEDOUT: "it does not answer in time: look at it and at the network",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is self-signed: name it with sslrootcert in DATABASE_URL",
  SELF_SIGNED_CERT_IN_CHAIN:
    "its certificate is not trusted: name its authority with sslrootcert in DATABASE_URL",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    "its certificate is not trusted: name its authority with sslrootcert in DATABASE_URL",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    "its certificate is not trusted: name its authority with sslrootcert in DATABASE_URL",
  CERT_HAS_EXPIRED: "its certificate has expired: renew it",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another host: correct DATABASE_URL",
};

/** pg says these in words only. */
const timeouts = /timeout/i;

export const codeOf = (error: unknown): string => {
  const { code, message } = error as { code?: string; message?: string };
  return code ?? (timeouts.test(message ?? "") ? "ETIMEDOUT" : "");
};

/**
 * Another server was faster: a row has changed since (40001), each waits for the other (40P01), a key is taken (23505),
 * a table was made (42P07).
 */
const races = new Set(["40001", "40P01", "23505", "42P07"]);
export const isRace = (error: unknown): boolean => races.has(codeOf(error));

/** The classes of SQLSTATE for values that cannot be stored and for constraints. */
export const isOfOne = (error: unknown): boolean =>
  error instanceof DatabaseError && /^2[23]/.test(codeOf(error));

/** The mend, or what the server says; its details are left out, since they repeat what was to be stored. */
export const mendOf = (error: unknown): string =>
  mends[codeOf(error)] ?? (error instanceof Error ? error.message : "unknown");

/** Whether a connection may still be used after an error: only when the server itself has said it, and stays. */
export const leavesUsable = (error: unknown): boolean =>
  error instanceof DatabaseError && !/^(?:08|57P)/.test(codeOf(error));
