/* The shapes that the widget's files share; read by the type checker alone. */

export type Phase = "quiz" | "pretest" | "review" | "exam";
/** 1 guessing, 2 fairly sure, 3 sure. */
export type Certainty = 1 | 2 | 3;
/** Of a question that was right or wrong before and after. */
export type Outcome = "learned" | "kept" | "lost" | "open";
export type Verdict = "correct" | "partial" | "incorrect";

/** One answer, as it is kept. `picked` holds ids of choices, never their text; `day` is a date without time. */
export interface AnswerRecord {
  attempt: string;
  question: string;
  rev: string;
  phase: Phase;
  picked: string[];
  verdict: Verdict | null;
  certainty?: Certainty;
  day: string;
}

/** How an answer was graded, and when, without what was picked. */
export type Score = Pick<AnswerRecord, "rev" | "phase" | "verdict" | "certainty" | "day">;

/** Text under keys, wherever the browser keeps it. Reading never waits; `whenReady` says from when on it is complete. */
export interface Backend {
  lasting: boolean;
  /** Whether a later version of the site has written here; nothing is kept then. */
  newer: boolean;
  whenReady(ready: () => void): void;
  keys(): string[];
  get(key: string): string | null;
  /** Keeps a value, or takes it out for null. */
  set(key: string, value: string | null): void;
  /** Merges lines into a log. */
  append(key: string, rows: string[]): void;
  /** Calls with the key that another tab has changed; null for all of them. */
  subscribe(listener: (key: string | null) => void): () => void;
}

/** The reader's answers and small values beside them. `lasting` is false where the browser keeps nothing. */
export interface AnswerStore {
  readonly ready: boolean;
  readonly lasting: boolean;
  readonly newer: boolean;
  whenReady(ready: () => void): void;
  answers(question: string): AnswerRecord[];
  /** The lines of all of them; null where there is none. */
  log(question: string): string | null;
  questions(): string[];
  append(record: AnswerRecord): void;
  add(records: AnswerRecord[]): void;
  replace(question: string, records: AnswerRecord[]): void;
  /** How many lines could not be read and are kept apart. */
  broken(): number;
  brokenLines(): string[];
  keepBroken(lines: string[]): void;
  read(name: string): any;
  write(name: string, value: unknown): void;
  /** Calls with the question whose answers changed; null where it may be any. */
  subscribe(listener: (question: string | null) => void): () => void;
  /** Calls when another tab has written the exam, of which `subscribe` doesn't tell. */
  followExam(listener: () => void): () => void;
}

/** What a page knows of how its answers are kept. */
export interface KeepingFacts {
  lasting: boolean;
  newer: boolean;
  isFile: boolean;
  isWebKit: boolean;
  isInstalled: boolean;
  /** Whether the browser has agreed to keep them. */
  persisted: boolean;
}

/** How long answers are kept; `week`: seven days without a visit; `folder`: by this copy of the site alone. */
export type Keeping = "newer" | "blocked" | "folder" | "week" | "good" | "cleared";

/** What is kept of copies of the answers; days are dates, null where there is none. */
export interface Backup {
  /** Whether a later version has written it; it is left alone then. */
  newer: boolean;
  /** The day of the last copy. */
  day: string | null;
  /** How many answers that copy has. */
  answers: number;
  /** The day on which the reader last said "Not now". */
  declined: string | null;
  /** The day on which the browser was asked to keep answers for good. */
  asked: string | null;
  /** The name of the file that is kept up to date; empty where there is none. */
  file: string;
  /** Names the word that says why that file is not up to date; empty where it is. */
  problem: string;
}

/** Answers as bytes: `dense` can be compressed, `chance` can't. */
export interface Packed {
  dense: Uint8Array;
  chance: Uint8Array;
}

/** What the script of copies does; it is loaded when it is needed. */
export interface BackupScript {
  /** Builds the progress page's card, and the disclosure with what can be shared. `changed` counts questions anew. */
  openCard(
    bank: BankItem[],
    changed: (questions: Set<string>) => Promise<void>,
  ): { element: HTMLElement; sharing: HTMLElement; show(): void };
  /** Does what belongs to a pause, such as the end of a quiz. */
  pause(): void;
  /** Keeps the reader's file up to date, where they have chosen one. */
  keepCopy(): void;
  /** Says what the page's address carries, above a place, and adds it when the reader says so. */
  receive(
    place: HTMLElement,
    bank: BankItem[],
    changed: (questions: Set<string>) => Promise<void>,
  ): Promise<void>;
}

/** What comes after an answer; it is loaded when a reader begins to answer, or has answered before. */
export interface ResultsScript {
  /** Keeps how far the reader is on the page that is open. */
  keepPageMark(): void;
  /** Builds the result of some questions; undefined where none of them is answered. */
  resultOfRun(questions: QuestionElement[]): HTMLElement | undefined;
  /** Shows the reader's result above the ways on from a part, and adds the ways that it leads to. */
  openNextSteps(place: HTMLElement): { update(): void; lead(): void; close(): void };
}

/** Makes a QR code of a text and digits after it; null where that is more than one holds. */
export type MakeCode = (
  text: string,
  digits: string,
) => { size: number; isDark(x: number, y: number): boolean } | null;

/** The file that is kept up to date, and the answers that it had when it was last written here, by name. */
export interface KeptFile {
  handle: PickedFile;
  known: string[];
}

/** A file that the reader has chosen, as browsers have it that can write one. */
export interface PickedFile extends FileSystemFileHandle {
  queryPermission(how: { mode: string }): Promise<PermissionState>;
  requestPermission(how: { mode: string }): Promise<PermissionState>;
}

/** Counts over questions that were answered before and after; `guess` is what a guesser gets right on average. */
export interface Gain {
  pairs: number;
  learned: number;
  kept: number;
  lost: number;
  open: number;
  guess: number;
}

/** What the reader has chosen on the progress page. */
export interface Settings {
  certainty: boolean;
  /** How many questions a review asks in a day. */
  daily: number;
}

/** What an answer comes to at one part of a question: a choice, a row, a gap or a field. */
export interface Mark {
  /** Shows the mark, and takes the words in. */
  at: HTMLElement;
  /** Has the words as its description. */
  control: HTMLElement;
  /** `rest` is what was neither chosen nor right. */
  state: "right" | "wrong" | "missed" | "rest";
  /** Names the word that tells the state; none for `rest`. */
  word?: string;
  /** The feedback, copied out of the answer. */
  why?: Node[];
  /** What is right there, where it has to be told beside it. */
  key?: string;
}

/** Of a run: what a card's main button does when its question is done. */
export interface Next {
  label: string;
  act: () => void;
}

/** What `self-check-answered` tells, when an answer has been kept; it bubbles. `verdict` is null in a pretest. */
export interface Answered {
  question: string;
  verdict: Verdict | null;
}

/** <self-check-question> as its neighbors use it. */
export interface QuestionElement extends HTMLElement {
  readonly kind?: Kind;
  readonly key?: unknown;
  /** How often it was asked before, where it is asked anew; undefined till it knows. */
  round?: number | undefined;
  last(): AnswerRecord | undefined;
  /** Whether the answer can't be changed any more. */
  ended: boolean;
  parts(): { form: HTMLFormElement };
  /** Keeps an answer, graded. */
  keep(picked: string[]): void;
  show(record: Pick<AnswerRecord, "picked" | "certainty">): void;
  /** Marks what is right. */
  tellKey(picked: string[]): void;
  /** Fills the status region without having it read out. */
  quietly(fill: () => void): void;
  stem(): Node[];
  /**
   * Makes the card's main button a place's own next step once the question is done: answered right, or its answer
   * shown. In a pretest and in an exam, where nothing is told, it is the main button at once. It may be offered before
   * the reader answers, and again with other words; null takes it back. Where nothing is offered, the card ends with
   * "Try again".
   */
  offerNext(label: string | null, act?: () => void): void;
  /** Starts over, as "Try again" does. */
  again(): void;
  /** Says something in the card's bar, beside its buttons: words only, read out once. */
  tell(text: string, className?: string): void;
  /** Leads to the stem. */
  lead(): void;
  /** Shows a pretest's or a run's steps in the card's head: which are done, and which one this is. */
  showSteps(done: boolean[], now: number): void;
}

/** A question of the site, as the bank's index has it. */
export interface BankItem {
  id: string;
  rev: string;
  kind: string;
  tags: string[];
  post: boolean;
  section: number;
  title: string;
  url: string;
  /** What teaches the answer; null where the question doesn't say. */
  learn: LearnSection | null;
}

/** A section of a page: its address from the site's root, its heading, and the page's title. */
export interface LearnSection {
  url: string;
  heading: string;
  page: string;
}

/** How far a reader is with the questions of a part. */
export type Mastery = "notStarted" | "started" | "answered" | "mastered";

/** Questions by the last answer to each, and how many of them are due. */
export interface PartCount {
  total: number;
  right: number;
  fix: number;
  open: number;
  due: number;
}

/** The heading that was read last: the page's address from the site's root, the heading's id, and the day. */
export interface Position {
  page: string;
  id: string;
  day: string;
}

/** How a reader stands with a question. `changed`: there are answers, to other wordings alone. */
export interface Standing {
  asked: boolean;
  last: Score | null;
  memory: Memory | null;
  changed: boolean;
  sureWrong: boolean;
}

/** How far a reader is with a page's questions: how many are answered, and right at the last answer; the days they are due. */
export interface PageStanding {
  answered: number;
  right: number;
  /** As numbers of days since 1970, the earliest first. */
  due: number[];
}

/** How far a reader is on a page. What earlier versions have kept lacks `right` and `due`. */
export interface PageMark extends Partial<PageStanding> {
  answered: number;
  total: number;
  gain: Gain;
  [word: string]: any;
}

/** An exam that is under way, or `done`. `left` is in milliseconds; null where nothing limits the time. */
export interface ExamState {
  /** Tells it from an exam that another tab has started since. */
  id: string;
  done: boolean;
  paper: [id: string, rev: string][];
  picked: Record<string, string[]>;
  flagged: string[];
  at: number;
  left: number | null;
  paused: boolean;
}

/** What the clock of an exam needs. `current` is null where the exam has ended, in another tab too. */
export interface ExamDesk {
  place: HTMLElement;
  bar: HTMLElement;
  notice: HTMLElement;
  current(): ExamState | null;
  save(state: ExamState): void;
  cover(hidden: boolean): void;
  /** Says something beside the questions, and leads there where what had focus is gone. */
  tell(text: string, focus?: boolean): void;
}

export type PlaceStarter = (place: HTMLElement, bank: BankItem[]) => unknown;

/** What FSRS knows of a question: stability in days, difficulty from 1 to 10, days as numbers since 1970. */
export interface Memory {
  stability: number;
  difficulty: number;
  interval: number;
  day: number;
  due: number;
}

/** What the widget needs to know of a kind of question. */
export interface Kind {
  /** What the reader has put in; empty where there is nothing to check. */
  read(form: HTMLFormElement): string[];
  /** The name of the word that says what keeps this from being an answer; null for an answer. */
  /** Names what is missing, with values for the words. */
  problem(form: HTMLFormElement): string | [string, Record<string, string>] | null;
  /** Puts an answer back in, or clears the form for an empty one. */
  write(form: HTMLFormElement, picked: string[]): void;
  /** Grades an answer against the data of the answer's element. */
  grade(picked: string[], answer: unknown): Verdict;
  /** Puts what can be shuffled in the order of the round. */
  arrange(form: HTMLFormElement, question: string, phase: Phase, round: number): void;
  /** Tells what an answer comes to, part by part. `revealed`: what is right is told, too. */
  marks(
    form: HTMLFormElement,
    answer: HTMLElement,
    told: { picked: string[]; key: unknown; revealed: boolean },
  ): Mark[];
  /** What an answer is worth, from 0 to 1; kinds without it give all or nothing. */
  share?(picked: string[], key: unknown): number;
  /** Counts the parts that are right, of how many; null where a count would mislead. */
  score?(picked: string[], key: unknown): { right: number; total: number } | null;
}

/** What the marks in the navigation follow. */
export interface Kept {
  /** How far the reader is on pages, by their addresses from the site's root. */
  marks(): Record<string, PageMark>;
  whenReady(ready: () => void): void;
  /** Returns what ends it. */
  subscribe(changed: () => void): () => void;
}

/** One of the standards by which learning platforms speak with a page: its names, and how values are written. */
export interface LmsStandard {
  /** The platform's object in a window around the page. */
  object: string;
  calls: Record<"start" | "read" | "write" | "keep" | "end" | "error", string>;
  entry: string;
  location: string;
  score: string;
  completion: string;
  exit: string;
  time: string;
  /** Of an interaction, as is `at`: what was answered, and when. */
  response: string;
  at: string;
  wrong: string;
  /** What stands between the parts of a response, between the two of a pair, and between texts. */
  list: string;
  pair: string;
  texts: string;
  /** How long a text may be, and all that is kept for the next visit. */
  longest: number;
  room: number;
  /** Whether scores have a share, and interactions a description. */
  scaled: boolean;
  duration(passed: number): string;
  moment(date: Date): string;
}

/** A question as a learning platform knows it. */
export interface LmsQuestion {
  type: string;
  description: string;
  /** What the platform calls each choice, row, or match, by id. */
  names: Record<string, string>;
  /** The same for what heads a row, where each row has a select. */
  rows: Record<string, string>;
  /** The responses that are right. */
  patterns: string[];
}

/** What a package says of itself. `standard` is one of those in `lms/standard.js`. */
export interface LmsPackage {
  standard: string;
  questions: Record<string, LmsQuestion>;
}
