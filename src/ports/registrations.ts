import type { Registration, TransportRecord } from "../registry/types.ts";
import type { RegistrationGroup } from "./port.ts";

const unique = <T>(items: Iterable<T>): T[] => [...new Set(items)];

/** Distinct current service names over all transports, in the registry's order; without those that are withheld. */
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

/**
 * Joins registrations that the registry repeats: first over transports, then over names (aliases such as `www`)
 * whose other columns are the same.
 */
export function groupRegistrations(records: readonly TransportRecord[]): RegistrationGroup[] {
  const rows = records.flatMap(({ transport, registrations }) =>
    registrations.map((registration) => ({
      names: [registration.name],
      transports: [transport],
      registration,
    })),
  );
  const byName = join(rows, ({ registration }) => registration);
  return join(byName, ({ transports, registration }) => ({ ...registration, name: null, transports }));
}

/** Joins groups whose keys are equal as JSON; their names and transports add up, each once. */
function join(
  groups: readonly RegistrationGroup[],
  keyOf: (group: RegistrationGroup) => object,
): RegistrationGroup[] {
  const joined = new Map<string, RegistrationGroup>();
  for (const group of groups) {
    const key = JSON.stringify(keyOf(group));
    const { names = [], transports = [] } = joined.get(key) ?? {};
    joined.set(key, {
      ...group,
      names: unique([...names, ...group.names]),
      transports: unique([...transports, ...group.transports]),
    });
  }
  return [...joined.values()];
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
