const module = /<script type="module" src="([^"]+)"><\/script>/g;

/**
 * Imports the scripts that a page names once it has been painted. A script that the page asks for itself is fetched beside
 * the styles and runs before them where it is there first: on a slow phone the text would wait for what it does not need.
 * The second frame begins when the first is drawn, some milliseconds before that is on the screen.
 * For the inline script of every page, before the end of its head, where `d` is the root's dataset.
 */
export const importLate =
  'requestAnimationFrame(()=>requestAnimationFrame(()=>setTimeout(()=>d.scripts?.split(" ").map(s=>import(s)),50)))';

/** A page whose scripts are named on its root, for `importLate`, in their order. */
export function lateScripts(html: string): string {
  const scripts = [...html.matchAll(module)].map(([, src = ""]) => src);
  if (scripts.length === 0) return html;
  return html.replaceAll(module, "").replace("<html ", `<html data-scripts="${scripts.join(" ")}" `);
}
