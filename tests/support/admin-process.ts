// A server with a token and the seed's votes, in the folder that FOLDER names.
import { openStore } from "../../src/feedback/index.ts";
import { serve, stopOnSignals } from "../../src/server/serve.ts";
import { readSettings } from "../../src/server/settings.ts";
import { seedVotes } from "./seed.ts";

const { FOLDER = "", TOKEN = "" } = process.env;
const DATABASE_URL = `file:${FOLDER}/feedback.db`;
const store = await openStore(DATABASE_URL);
await store.merge(seedVotes(Date.now()));
await store.close();

const settings = { HOST: "127.0.0.1", PORT: "0", DATABASE_URL, FEEDBACK_TOKEN: TOKEN, LOG: "off" };
const running = await serve(readSettings(settings));
stopOnSignals(running);
console.log(new URL(running.url).port);
