/* The questions by which retrieval is measured, as the build and the tests import them. */

export { queries } from "./queries/index.js";
