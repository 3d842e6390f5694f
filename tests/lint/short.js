/* Rules of this project for its scripts: a function has fewer than 60 lines, a file fewer than 300. */

const MOST_IN_FUNCTION = 60;
const MOST_IN_FILE = 300;

/** @param {any} context @param {any} node */
function checkFunction(context, node) {
  const lines = linesOf(context.sourceCode.text.slice(...node.range));
  if (lines >= MOST_IN_FUNCTION) {
    context.report({
      node,
      message: `this function has ${lines} lines; split it into parts with fewer than ${MOST_IN_FUNCTION}`,
    });
  }
}

/** @param {string} text */
function linesOf(text) {
  return text.trimEnd().split("\n").length;
}

export default {
  name: "short",
  rules: {
    function: {
      create(/** @type {any} */ context) {
        const check = (/** @type {any} */ node) => checkFunction(context, node);
        return { FunctionDeclaration: check, FunctionExpression: check, ArrowFunctionExpression: check };
      },
    },
    file: {
      create(/** @type {any} */ context) {
        return {
          Program(/** @type {any} */ node) {
            const lines = linesOf(context.sourceCode.text);
            if (lines >= MOST_IN_FILE && !context.filename.endsWith("_test.js")) {
              context.report({
                node,
                message: `this file has ${lines} lines; split it into files with fewer than ${MOST_IN_FILE}`,
              });
            }
          },
        };
      },
    },
  },
};
