/** Characters that Markdown would take for something else. */
const special = /[\\`*_[\]<>|#~]/g;

const inOneLine = (text: string) => text.replaceAll(/\s+/g, " ");

/** Puts Markdown together, block after block, while a page is read. */
export class MarkdownWriter {
  readonly #blocks: string[] = [];
  /** The text of the block under way, and what stands before it. */
  #line = "";
  #lead = "";
  #lists = 0;
  #rows: string[][] | undefined;

  /** Text as it is read; spaces in a row are one. */
  text(text: string): void {
    this.#line += inOneLine(text).replaceAll(special, String.raw`\$&`);
  }

  /** Markdown as it is. */
  mark(markdown: string): void {
    this.#line += markdown;
  }

  /** A run of code, between as many backticks as it needs. */
  code(text: string): void {
    const code = inOneLine(text).replaceAll("|", this.#rows ? String.raw`\|` : "|");
    // On our page they stand apart by style.
    if (this.#line.endsWith("**")) this.#line += " ";
    this.#line += code.includes("`") ? `\`\` ${code} \`\`` : `\`${code}\``;
  }

  /** Ends the block under way and says how the next one begins; in a cell of a table, all is one block. */
  block(lead = ""): void {
    if (this.#rows) return this.text(" ");
    const line = this.#line.trim();
    if (line !== "") this.#blocks.push(this.#lead + line);
    [this.#line, this.#lead] = ["", lead];
  }

  /** Goes into a list, or out of one. */
  list(step: 1 | -1): void {
    this.block();
    if (!this.#rows) this.#lists += step;
  }

  item(): void {
    this.block(`${"  ".repeat(Math.max(0, this.#lists - 1))}- `);
  }

  /** A block of code. */
  fence(code: string): void {
    this.block();
    this.#blocks.push(`\`\`\`sh\n${code.replace(/\n$/, "")}\n\`\`\``);
  }

  table(): void {
    this.block();
    this.#rows = [];
  }

  row(): void {
    this.#endCell();
    this.#rows?.push([]);
  }

  cell(): void {
    this.#endCell();
    this.#rows?.at(-1)?.push("");
  }

  endTable(): void {
    this.#endCell();
    const [head = [], ...body] = this.#rows ?? [];
    const line = (cells: readonly string[]) => `| ${head.map((_, at) => cells[at] ?? "").join(" | ")} |`;
    this.#blocks.push([line(head), line(head.map(() => "---")), ...body.map(line)].join("\n"));
    this.#rows = undefined;
  }

  #endCell(): void {
    const row = this.#rows?.at(-1);
    if (row && row.length > 0) row[row.length - 1] = this.#line.trim();
    this.#line = "";
  }

  /** All that was written; the items of a list stand close. */
  toString(): string {
    this.block();
    const isItem = (block: string | undefined) => /^ *- /.test(block ?? "");
    return this.#blocks
      .map((block, at) => `${isItem(block) && isItem(this.#blocks[at + 1]) ? block : `${block}\n`}\n`)
      .join("")
      .replace(/\n+$/, "\n");
  }
}
