import { z } from "zod";
import { portNumber, riskLevel, transport } from "./common.ts";
import { source } from "./source.ts";

/** What really runs on a port, registered or not. One row of content/facts/uses/*.yml. */
export const use = z.strictObject({
  port: portNumber,
  /** On which transports this use listens. */
  transports: z.array(transport).min(1),
  /** The product or protocol, as people call it: "PostgreSQL", "AirPlay Receiver". */
  name: z.string().min(2).max(60),
  /** Whether the name is a product that ships with this port or a protocol that many products speak. */
  kind: z.enum(["product", "protocol"]),
  /** Other names that people type when they look for it: "postgres", "remote desktop", "rdp". */
  aka: z.array(z.string().min(1).max(60)).default([]),
  /** documented: its maker or standard says so · common: several independent sources · reported: one report. */
  confidence: z.enum(["documented", "common", "reported"]),
  /** Whether the connection is in the clear, encrypted, or begins in the clear and may change (STARTTLS). */
  encryption: z.enum(["clear", "encrypted", "either"]).optional(),
  /** How dangerous it is that strangers reach it. */
  risk: riskLevel,
  /** When and where, in a few words: "macOS 12 and later". */
  note: z.string().max(120).optional(),
  source,
});
export type Use = z.output<typeof use>;
