import astro from "eslint-plugin-astro";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores(["dist/", ".astro/", "node_modules/", "data/"]),
  tseslint.configs.strict,
  ...astro.configs["flat/recommended"],
  {
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      eqeqeq: "error",
      "no-console": "off",
    },
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/**/*.client.ts"],
    rules: {
      "no-restricted-globals": ["error", "document", "window", "localStorage", "navigator", "location"],
    },
  },
);
