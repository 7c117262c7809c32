/** What sounds like something else, or is written twice. */
const unlike = /[chqxzy]|ie|e[iea]|o[ou]|(.)\1/;

/** How a word sounds, roughly: "graphana" and "grafana" are alike, so are "kibbana" and "kibana". */
export function soundOf(word: string): string {
  // A word in three is written as it sounds.
  if (!unlike.test(word)) return word;
  return word
    .replaceAll("ph", "f")
    .replaceAll(/ck|c(?![eihy])|qu?/g, "k")
    .replaceAll("x", "ks")
    .replaceAll(/c(?=[eiy])|z/g, "s")
    .replaceAll(/(?<=[^aeiouscp])h|h(?![aeiouy])/g, "")
    .replaceAll(/y|ie|ei|ee|ea/g, "i")
    .replaceAll(/ou|oo/g, "u")
    .replaceAll(/(.)\1+/g, "$1");
}
