/* Whether settings are the first ones, or those of a preset. Pure. */

/** @import { LoopSettings } from "../models/lifecycle-types.d.ts" */
import { changes } from "../kit/settings.js";
import { DEFAULTS } from "../models/lifecycle.js";

/**
 * @param {LoopSettings} settings
 * @param {Record<string, string | number>} preset what it sets; all else is as at first
 */
export const isSet = (settings, preset) => Object.keys(changes(settings, { ...DEFAULTS, ...preset })).length === 0;
