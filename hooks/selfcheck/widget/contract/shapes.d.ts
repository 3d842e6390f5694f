/* Written by selfcheck/contract.py from the Python half; `python -m selfcheck.contract` writes it again. */

export type KindName =
  | "categorize"
  | "cloze"
  | "matching"
  | "multiple"
  | "numeric"
  | "ordering"
  | "single"
  | "text"
  | "true-false";

/** The attributes `data-*` of a question's element. */
export interface QuestionData {
  question: string;
  kind: string;
  rev: string;
  chance: string;
}

/** A page in the index of a site's bank. Each question is a row of id, revision, kind, tags, 1 for a transfer item, and the index in `learn` of the section that teaches its answer, or -1. A section is its address from the site's root, its heading, and its page's title. */
export interface BankPage {
  url: string;
  title: string;
  questions: [string, string, string, string[], number, number][];
  learn: [string, string, string][];
}

/** The id of the group that each item belongs to, by the item's. */
export interface CategorizeKey {
  groups: Record<string, string>;
}

/** The ids of the choices that are right. */
export interface ChoiceKey {
  keys: string[];
}

/** What each gap accepts, in the order of the text, and whether capitals have to be right. */
export interface ClozeKey {
  gaps: string[][];
  caseSensitive: boolean;
}

/** The id of the match that belongs to each prompt, by the prompt's. */
export interface MatchingKey {
  pairs: Record<string, string>;
}

/** The number, how far an answer may be from it, and its unit. */
export interface NumericKey {
  value: number;
  tolerance: number;
  unit: string | null;
}

/** The ids of the rows, in the right order. */
export interface OrderingKey {
  order: string[];
}

/** The accepted spellings, and whether capitals have to be right. */
export interface TextKey {
  accepted: string[];
  caseSensitive: boolean;
}

/** Whether the statement is true. */
export interface TrueFalseKey {
  isTrue: boolean;
}
