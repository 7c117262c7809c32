import { expect, test } from "vitest";
import { readSettings } from "../../../src/server/settings.ts";

test("an empty environment gives the defaults", () =>
  expect(readSettings({ PATH: "/bin", SITE_URL: "  " })).toEqual({
    HOST: "127.0.0.1",
    PORT: 4321,
    DATABASE_URL: "file:./data/feedback.db",
    FEEDBACK_RATE: 30,
    FEEDBACK_ORIGINS: [],
    TRUST_PROXY: 0,
    LOG: "json",
  }));

test.each([
  ["PORT", "0", 0],
  ["PORT", " 8080 ", 8080],
  ["HOST", "::", "::"],
  ["HOST", "localhost", "localhost"],
  ["SITE_URL", "https://Portolan.example/", "https://portolan.example"],
  ["REPO_URL", "https://git.example/a/portolan/", "https://git.example/a/portolan"],
  ["FEEDBACK_URL", "https://votes.example/api/feedback", "https://votes.example/api/feedback"],
  ["FEEDBACK_URL", "none", "none"],
  [
    "FEEDBACK_ORIGINS",
    "https://a.example, http://b.example:8080/",
    ["https://a.example", "http://b.example:8080"],
  ],
  ["FEEDBACK_RATE", "0", 0],
  ["TRUST_PROXY", "2", 2],
  ["LOG", "off", "off"],
  ["FEEDBACK_TOKEN", "sixteen letters!", "sixteen letters!"],
  ["DATABASE_URL", "file:/var/lib/portolan/feedback.db", "file:/var/lib/portolan/feedback.db"],
  ["DATABASE_URL", "file:a.db?max_page_count=100", "file:a.db?max_page_count=100"],
  ["DATABASE_URL", "postgresql://db.example/portolan", "postgresql://db.example/portolan"],
])("%s=%s is %o", (name, value, read) => expect(readSettings({ [name]: value })).toHaveProperty(name, read));

test.each([
  ["PORT", "70000", "is not a whole number from 0 to 65535"],
  ["PORT", "80a", "is not a whole number"],
  ["PORT", "-1", "is not a whole number"],
  ["PORT", "1e3", "is not a whole number"],
  ["HOST", "http://localhost", "is not a host"],
  ["HOST", "localhost:80", "is not a host"],
  ["SITE_URL", "portolan.example", "is not an origin"],
  ["SITE_URL", "https://portolan.example/docs", "is not an origin"],
  ["SITE_URL", "ftp://portolan.example", "is not an origin"],
  ["REPO_URL", "git@git.example:a/b", "is not a web address"],
  ["REPO_URL", "https://me:pass@git.example/a", "is not a web address"],
  ["FEEDBACK_URL", "/api/feedback", "is not a web address"],
  ["FEEDBACK_RATE", "many", "is not a whole number"],
  ["FEEDBACK_ORIGINS", "https://a.example *", "is not a list of origins"],
  ["TRUST_PROXY", "true", "is not a whole number from 0 to 9"],
  ["LOG", "verbose", "is not known: give json or off"],
  ["DATABASE_URL", "postgres://db.example", "names no database"],
  ["DATABASE_URL", "postgres:///portolan", "names no host"],
  ["DATABASE_URL", "postgres://db.example:x/portolan", "is not an address"],
  ["DATABASE_URL", "postgres://db.example/portolan?sslmode=on", "has an unknown sslmode"],
  ["DATABASE_URL", "mysql://db.example/portolan", "is neither file:"],
  ["DATABASE_URL", "./data/feedback.db", "is neither file:"],
  ["DATABASE_URL", "file:", "is neither file:"],
  ["DATABASE_URL", "file:data/", "is neither file:"],
  ["DATABASE_URL", "file:a.db?mode=memory", "is neither file:"],
  ["DATABASE_URL", "file://server/a.db", "names another machine"],
])("%s=%s %s", (name, value, wrong) =>
  expect(() => readSettings({ [name]: value })).toThrow(
    `  ${name}=${JSON.stringify(value).replace("me:pass", "***")} ${wrong}`,
  ),
);

test("all that is wrong is said at once", () =>
  expect(() => readSettings({ PORT: "x", TRUST_PROXY: "y", FEEDBACK_RATE: "5" })).toThrow(
    /^2 settings are wrong:\n {2}PORT="x" .+\n {2}TRUST_PROXY="y" .+$/,
  ));

test.each([
  ["DATABASE_URL", "postgres://me:hunter2@db.example/", "postgres://***@db.example/"],
  ["DATABASE_URL", "postgres://me:hunter2/x@y:@db.example/", "postgres://***@db.example/"],
  ["DATABASE_URL", "postgres://db.example/?user=me&password=hunter2&x=1", "password=***&x=1"],
  ["DATABASE_URL", "mysql://me:hunter2@db.example/votes", "mysql://***@db.example/votes"],
  ["FEEDBACK_TOKEN", "hunter2", 'FEEDBACK_TOKEN="***" is too short: give at least 16 characters'],
])("%s: a password is not repeated", (name, value, shown) => {
  const read = () => readSettings({ [name]: value });
  expect(read).toThrow(shown);
  expect(read).not.toThrow("hunter2");
});
