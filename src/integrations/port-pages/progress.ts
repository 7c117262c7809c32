const inWords = (count: number) => count.toLocaleString("en-US");

/** Prints how many pages are done: in place on a terminal, a line for each tenth elsewhere. Returns its own end. */
export function showProgress(all: number, done: () => number): () => void {
  let shown = 0;
  const show = () => {
    const tenth = Math.floor((done() / all) * 10);
    const text = `  ${inWords(done())} of ${inWords(all)} pages of ports`;
    if (process.stdout.isTTY) process.stdout.write(`\r${text}`);
    else if (tenth > shown) console.log(text);
    shown = tenth;
  };
  const timer = setInterval(show, 1000);
  return () => {
    clearInterval(timer);
    show();
    if (process.stdout.isTTY) process.stdout.write("\n");
  };
}
