/* How the rows of the questions are written; read by the type checker alone. */

/** a page, and words of it that answer a question */
type Answer = [page: string, words: string];

/** by page: questions, words of the page that answer each, and what of other pages answers it as well */
export type AnsweredPages = Record<string, [text: string, words: string, ...others: Answer[]][]>;
