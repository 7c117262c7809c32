import type { Registration, TransportRecord } from "../registry/types.ts";
import type { RegistrationGroup } from "./port.ts";

const unique = (names: Iterable<string>) => [...new Set(names)];

/** Distinct current service names over all transports, in the registry's order. */
export function serviceNames(records: readonly TransportRecord[]): string[] {
  return unique(records.flatMap((record) => record.registrations.flatMap(({ name }) => name ?? [])));
}

/** Distinct former names that are current on no transport. */
export function formerNames(records: readonly TransportRecord[]): string[] {
  const current = new Set(serviceNames(records));
  return unique(records.flatMap((record) => record.former.map(({ name }) => name))).filter(
    (name) => !current.has(name),
  );
}

/** Joins registrations that the registry repeats on several transports with the same columns. */
export function groupRegistrations(records: readonly TransportRecord[]): RegistrationGroup[] {
  const groups = new Map<string, RegistrationGroup>();
  for (const { transport, registrations } of records)
    for (const registration of registrations) {
      const key = JSON.stringify(registration);
      const group = groups.get(key);
      if (group) group.transports.push(transport);
      else groups.set(key, { transports: [transport], registration });
    }
  return [...groups.values()];
}

/** IANA's unauthorized-use reports for a port, each text once. */
export function unauthorizedReports(records: readonly TransportRecord[]): { text: string; asOf: string }[] {
  const fields = records.flatMap((record) => [
    ...record.registrations.map((registration: Registration) => registration.unauthorized),
    ...record.reports,
  ]);
  const reports = new Map<string, { text: string; asOf: string }>();
  for (const field of fields)
    if (field.known === "yes") reports.set(field.value, { text: field.value, asOf: field.asOf });
  return [...reports.values()];
}
