/**
 * For a page: waits until the scripts that it imports after its first paint have run. Text, because the tests' own loader
 * would put another word for `import`.
 */
export const importScripts =
  'Promise.allSettled((document.documentElement.dataset.scripts?.split(" ") ?? []).map((script) => import(script))).then(() => {})';
