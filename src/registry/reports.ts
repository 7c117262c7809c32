/**
 * Whether an unauthorized-use report of a row concerns one of its ports. Rows that assign nothing are often long
 * ranges whose report names one or two ports; a report that names none concerns them all.
 * @example reportConcerns("Known UNAUTHORIZED USE: Ports 4490 and 4491", 4495) // false
 */
export function reportConcerns(report: string, port: number): boolean {
  const named = [...report.matchAll(/\b(\d{1,5})(?:\s*-\s*(\d{1,5}))?\b/g)];
  return (
    named.length === 0 || named.some(([, from, to]) => Number(from) <= port && port <= Number(to ?? from))
  );
}
