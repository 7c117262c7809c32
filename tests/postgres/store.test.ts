import { describe } from "vitest";
import { postgresPlace, server } from "../support/postgres-place.ts";
import { storeSuite } from "../support/store-suite.ts";

describe.skipIf(!server)("with a server", () => storeSuite("PostgreSQL", postgresPlace));
