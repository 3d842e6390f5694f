/* The shapes that the widget's files share; read by the type checker alone. */

type Phase = "quiz" | "pretest";
type Verdict = "correct" | "partial" | "incorrect";

/** One answer, as it is kept. `picked` holds ids of choices, never their text; `day` is a date without time. */
interface AnswerRecord {
  attempt: string;
  question: string;
  rev: string;
  phase: Phase;
  picked: string[];
  verdict: Verdict | null;
  day: string;
}

/** Where answers are kept. `lasting` is false where the browser keeps nothing. */
interface AnswerStore {
  lasting: boolean;
  load(): AnswerRecord[];
  append(record: AnswerRecord): void;
  subscribe(listener: () => void): () => void;
}

/** What the widget needs to know of a kind of question. */
interface Kind {
  /** What the reader has put in; empty where there is nothing to check. */
  read(form: HTMLFormElement): string[];
  /** The name of the word that says what keeps this from being an answer; null for an answer. */
  problem(form: HTMLFormElement): string | null;
  /** Puts an answer back in, or clears the form for an empty one. */
  write(form: HTMLFormElement, picked: string[]): void;
  /** Grades an answer against the data of the answer's element. */
  grade(picked: string[], answer: unknown): Verdict;
  /** Puts what can be shuffled in the order of the round. */
  arrange(form: HTMLFormElement, question: string, phase: Phase, round: number): void;
  /** Says what this answer was and what is right, out of the answer's element and its data. */
  explain(picked: string[], answer: HTMLElement, key: unknown): Node[];
}

interface SelfCheckNamespace {
  words: Record<string, string>;
  say(name: string, values?: Record<string, string | number>): string;
  element(tag: string, className: string, text?: string): HTMLElement;
  part(parent: Element, selector: string): Element;
  copies(nodes: Iterable<Node>): Node[];
  readNumber(text: string, unit?: string, language?: string): number;
  plainText(text: string, caseSensitive?: boolean): string;
  moved<T>(rows: T[], from: number, by: number): T[];
  order(ids: string[], question: string, phase: Phase, round: number): string[];
  makeRecord(fields: Omit<AnswerRecord, "attempt" | "day">): AnswerRecord;
  isRecord(value: unknown): value is AnswerRecord;
  answersTo(records: AnswerRecord[], question: string, phase: string): AnswerRecord[];
  store(): AnswerStore;
  stores: Map<string, AnswerStore>;
  kinds: Record<string, Kind>;
}

declare var selfcheck: SelfCheckNamespace;
