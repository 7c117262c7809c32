import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { problemLine, readDraft, type Draft } from "./articles.ts";
import { ContentError } from "./facts.ts";

/** A file whose name without `.mdx` is its page's id in addresses. */
export interface SluggedDraft<T> extends Draft<T> {
  slug: string;
  /** What is wrong with the file's name. */
  nameProblem: string | null;
}

/** A folder of `content` with such files. */
export interface SluggedFolder<T> {
  /** Its name: "guides". */
  name: string;
  /** What one of its files is called: "a guide". */
  noun: string;
  schema: z.ZodType<T>;
}

/** Reads all files of a folder, in the order of their names; none where the folder is not there. */
export function readSlugged<T>({ name, noun, schema }: SluggedFolder<T>, content: string): SluggedDraft<T>[] {
  const folder = join(content, name);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => !file.startsWith("."))
    .toSorted()
    .map((file) => {
      const slug = file.replace(/\.mdx$/, "");
      const sound = file.endsWith(".mdx") && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug);
      return {
        ...readDraft(`content/${name}/${file}`, readFileSync(join(folder, file), "utf8"), schema),
        slug,
        nameProblem: sound
          ? null
          : `is no address of ${noun}: rename it to small letters and hyphens, such as in-use.mdx`,
      };
    });
}

/** The frontmatter of each file, by id. Throws a ContentError with the problems of all. */
export function loadSlugged<T>(folder: SluggedFolder<T>, content: string): Map<string, T> {
  const drafts = readSlugged(folder, content);
  const problems = drafts.flatMap(({ path, problems, nameProblem }) => [
    ...(nameProblem === null ? [] : [problemLine(path, { field: "the file's name", message: nameProblem })]),
    ...problems.map((problem) => problemLine(path, problem)),
  ]);
  if (problems.length > 0) throw new ContentError(problems);
  return new Map(drafts.flatMap(({ slug, data }) => (data ? [[slug, data]] : [])));
}
