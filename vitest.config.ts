import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["tests/unit/**/*.test.ts"], testTimeout: 30_000 } },
      { test: { name: "content", include: ["tests/content/**/*.test.ts"], testTimeout: 60_000 } },
      { test: { name: "build", include: ["tests/build/**/*.test.ts"], testTimeout: 300_000 } },
      // npm run test:postgres says where the server is; without one these tests are skipped.
      { test: { name: "postgres", include: ["tests/postgres/**/*.test.ts"], testTimeout: 60_000 } },
      // npm run test:hosting installs nginx and Caddy where it can; without them these tests are skipped.
      { test: { name: "hosting", include: ["tests/hosting/**/*.test.ts"], testTimeout: 30_000 } },
      // npm run test:firefox installs Firefox where it can; without it these tests are skipped.
      {
        test: {
          name: "firefox",
          include: ["tests/firefox/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
