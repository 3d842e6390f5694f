/* Pages with a diagram that is drawn in the browser. */

export { start } from "../mermaid-loader.js";
