import { z } from "zod";
import { day, portNumber, transport } from "./common.ts";
import { source } from "./source.ts";

/** A range of ports that a system hands to outgoing connections. content/facts/ephemeral.yml */
export const ephemeralRange = z.strictObject({
  /** The system: "Linux", "Windows"; "IANA" for the range the registry sets aside. */
  system: z.string().min(2).max(40),
  /** The versions that the range holds for, where not all: "Vista, Server 2008 and later". */
  versions: z.string().max(40).optional(),
  /** Whether many readers sit at it or serve from it; verdicts name these alone. */
  common: z.boolean().default(false),
  from: portNumber,
  to: portNumber,
  /** The setting that moves the range, where there is one. */
  setting: z.string().optional(),
  /** A command that prints the range on that system. */
  show: z.string().optional(),
  source,
});
export type EphemeralRange = z.output<typeof ephemeralRange>;

/** Who may listen on low ports on one system. content/facts/low-ports.yml */
export const lowPortRule = z.strictObject({
  system: z.string().min(2).max(40),
  /** The versions that the rule holds for, where not all. */
  versions: z.string().max(40).optional(),
  /** Whether many readers sit at it or serve from it; verdicts name these alone. */
  common: z.boolean().default(false),
  /** First and last port that need a privilege; absent where none does. */
  from: portNumber.optional(),
  to: portNumber.optional(),
  /** Who may bind them, one sentence. */
  who: z.string().min(10).max(200),
  /** On which local addresses the rule holds, one sentence. */
  addresses: z.string().min(3).max(200),
  /** How to allow it, one or more commands or settings, each one line. */
  allow: z.array(z.string().min(3).max(200)),
  source,
});
export type LowPortRule = z.output<typeof lowPortRule>;

/** The ports that the Fetch standard has browsers refuse. content/facts/browser-blocked.yml */
export const browserBlocked = z.strictObject({
  asOf: day,
  source,
  ports: z
    .array(
      z.strictObject({
        port: portNumber,
        service: z.string(),
        /** Browsers, with their version, that did not refuse it when we tried: "Chromium 156". */
        except: z.array(z.string().min(3).max(40)).min(1).optional(),
      }),
    )
    .min(1),
});
export type BrowserBlocked = z.output<typeof browserBlocked>;

/** A run of ports that has a name of its own. content/facts/blocks.yml */
export const block = z.strictObject({
  from: portNumber,
  to: portNumber,
  transports: z.array(transport).min(1),
  /** "Kubernetes NodePort", "X11 displays". */
  name: z.string().min(2).max(60),
  /** What a port of the run means, one sentence; {n} is its offset from `from`. */
  what: z.string().min(10).max(200),
  source,
});
export type Block = z.output<typeof block>;

/** Two ports for the same protocol, one in the clear, one encrypted. content/facts/twins.yml */
export const twin = z.strictObject({
  clear: portNumber,
  encrypted: portNumber,
  /** The protocol that both speak: "LDAP". */
  protocol: z.string().min(2).max(60),
  source,
});
export type Twin = z.output<typeof twin>;
