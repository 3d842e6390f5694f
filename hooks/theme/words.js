/* The words of the theme's scripts, which a script's first line has put in. */

/**
 * Looks up a phrase and fills in its values.
 * @param {string} name
 * @param {Record<string, string>} [values] by their names in the phrase
 */
export function say(name, values = {}) {
  const phrase = globalThis.selfcheck?.words?.[name] ?? name;
  return phrase.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}
