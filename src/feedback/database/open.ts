import type { Store } from "../store.ts";
import { createStore } from "./store.ts";
import { openThread, type Wanted } from "./thread.ts";

/**
 * Opens a store in a thread of its own.
 * @throws an Error that names the file or the database and the mend, and no password.
 */
export const openDatabase = async (wanted: Wanted): Promise<Store> => createStore(await openThread(wanted));
