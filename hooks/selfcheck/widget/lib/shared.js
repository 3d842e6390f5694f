/* What outlives a page under instant navigation: one object for the document, which the scripts of all pages share. */

/** @import { BankPage } from "../contract/shapes.d.ts" */
/** @import { AnswerStore, Backend, BackupScript, Kind, LmsPackage, MakeCode, ResultsScript } from "../types.d.ts" */

/**
 * @typedef {object} Shared
 * @property {Record<string, string>} words the interface's, put in by the first line of each script
 * @property {BankPage[]} [bank] put in by the bank's own scripts, as are the three below
 * @property {Record<number, Record<string, string>>} shards
 * @property {Record<string, number>} [totals]
 * @property {string | null} [review] the address of the page that asks all that is due, from the site's root
 * @property {Record<string, Kind>} kinds of questions, put in by the scripts that know them
 * @property {Map<string, AnswerStore>} stores by site
 * @property {Map<string, Promise<void>>} loading scripts by address
 * @property {Map<string, () => void>} started what runs again when a script does, by the script's name
 * @property {(site: string) => AnswerStore} [openStore] put in by the scripts that pages begin with
 * @property {(site: string, schema: number, address: string) => Backend} [openHub] put in by the script for file://
 * @property {(keys: string[], store: AnswerStore) => void} [takeOver] put in by the script for the first version's answers
 * @property {LmsPackage} [package] put in by the script of a package for learning platforms
 * @property {BackupScript} [backup] put in by the script of copies
 * @property {ResultsScript} [results] put in by the script of results
 * @property {MakeCode} [makeCode] put in by the script for QR codes
 * @property {() => void} [unfollow] ends what the page before this one followed
 */

/** @returns {Shared} */
export function shared() {
  const scope = /** @type {{ selfcheck?: Partial<Shared> }} */ (globalThis);
  const found = (scope.selfcheck ??= {});
  found.words ??= {};
  found.shards ??= {};
  found.kinds ??= Object.create(null);
  found.stores ??= new Map();
  found.loading ??= new Map();
  found.started ??= new Map();
  return /** @type {Shared} */ (found);
}
