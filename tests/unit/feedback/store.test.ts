import { DatabaseSync } from "node:sqlite";
import { openStore } from "../../../src/feedback/index.ts";
import { temporaryFolder } from "../../support/server.ts";
import { storeSuite } from "../../support/store-suite.ts";

storeSuite("SQLite", () => {
  const file = `${temporaryFolder()}/feedback.db`;
  const query = (sql: string) => {
    const db = new DatabaseSync(file);
    try {
      return Promise.resolve(db.prepare(sql).all());
    } finally {
      db.close();
    }
  };
  return Promise.resolve({
    open: () => openStore(`file:${file}`),
    query,
    async refuse(comment) {
      await query(
        `create trigger pest before insert on vote when new.comment = '${comment}'
         begin select raise(abort, 'refused'); end`,
      );
    },
  });
});
