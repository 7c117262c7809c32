import { z } from "zod";
import { transports } from "../registry/types.ts";

/** A port number, 0–65535 (RFC 6335 §6). */
export const portNumber = z.int().min(0).max(65535);

/** A transport of the registry. */
export const transport = z.enum(transports);

/** How dangerous it is that strangers reach a port: low (made to face the Internet), medium (with care), high (do not). */
export const riskLevel = z.enum(["low", "medium", "high"]);
export type RiskLevel = z.output<typeof riskLevel>;

/** YAML readers make a Date of 2026-11-22 and a number of 2006; we keep what the author wrote. */
const asWritten = (value: unknown) =>
  value instanceof Date
    ? value.toISOString().slice(0, 10)
    : typeof value === "number"
      ? String(value)
      : value;

/** A day, YYYY-MM-DD. */
export const day = z.preprocess(asWritten, z.iso.date());

/** A date as exactly as it is known: 2006, 2006-01 or 2006-01-15. */
export const looseDate = z.preprocess(
  asWritten,
  z.string().regex(/^\d{4}(-\d{2}){0,2}$/, "is not a date such as 2006, 2006-01 or 2006-01-15"),
);
