import { expect, test } from "vitest";
import { readCommands } from "../../support/commands/data.ts";
import { parsePowerShell, readReference } from "../../support/commands/powershell.ts";

test("a command line is read as cmdlets with their parameters", () => {
  expect(
    parsePowerShell("Get-A -State Listen -Port {port} | Format-B X, @{e={(Get-C -Id $_.D).Name}}"),
  ).toEqual([
    {
      cmdlet: "Get-A",
      parameters: [
        { name: "State", value: "Listen" },
        { name: "Port", value: "{port}" },
      ],
    },
    { cmdlet: "Format-B", parameters: [] },
    { cmdlet: "Get-C", parameters: [{ name: "Id", value: "$_.D" }] },
  ]);
  expect(parsePowerShell("Stop-A -Name 'a -b' -Confirm")).toEqual([
    {
      cmdlet: "Stop-A",
      parameters: [
        { name: "Name", value: "TEXT" },
        { name: "Confirm", value: "" },
      ],
    },
  ]);
});

const reference = readReference();
const commands = readCommands("windows").commands.filter(({ tool }) => tool === "PowerShell");

test.each(commands)("$run: Microsoft documents it", ({ run, note = "", proof }) => {
  const uses = parsePowerShell(`${run} ${note}`);
  expect(uses.length).toBeGreaterThan(0);

  for (const { cmdlet, parameters } of uses) {
    const entry = reference.get(cmdlet);
    expect(entry, `${cmdlet} in powershell-parameters.yml`).toBeDefined();
    for (const { name, value } of parameters) {
      expect(entry?.parameters, cmdlet).toContain(name);
      const values = entry?.values?.[name];
      if (values) expect(values, `${cmdlet} -${name}`).toContain(value.replace(/\.$/, ""));
    }
  }
  if (proof.how !== "reference")
    throw new Error("No PowerShell command can be run here: its proof is the reference.");
  expect(uses.map(({ cmdlet }) => reference.get(cmdlet)?.source).join()).toContain(proof.source.url);
});
