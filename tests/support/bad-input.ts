/** What somebody may paste or try, by what it is. */
export const badInput: Readonly<Record<string, string>> = {
  "10,000 letters": "a".repeat(10_000),
  "10,000 digits": "1".repeat(10_000),
  "10,000 brackets": "[".repeat(10_000),
  emoji: "🧭🐙 👩‍🚀".repeat(50),
  "marks that turn the text around": "\u202e\u2067443\u2069\u200f\u202c",
  script: '<script>document.title="taken"</script><img src=x onerror=alert(1)>',
  "a bomb for regular expressions": `${"a".repeat(5000)}!${"(a+)+$".repeat(300)}`,
  "many colons and dots": `${":.".repeat(4000)}1`,
  "lone surrogates": "\ud83d \udc00\ud800 x",
  "control characters": "\u0000\u0007\u001b[31m",
};

/** A part of a text that is too long to be repeated to whoever typed it; what no text contains where it is short. */
export const shortened = (text: string) => (text.length > 500 ? text.slice(0, 500) : "\uffff");
