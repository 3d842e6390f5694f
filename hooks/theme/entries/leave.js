/* The service worker of a preview. */

export { leaveSite as start } from "../worker/leave.js";
