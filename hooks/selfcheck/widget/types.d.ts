/* The shapes that the widget's files share; read by the type checker alone. */

type Phase = "quiz" | "pretest" | "review" | "exam";
/** 1 guessing, 2 fairly sure, 3 sure. */
type Certainty = 1 | 2 | 3;
/** Of a question that was right or wrong before and after. */
type Outcome = "learned" | "kept" | "lost" | "open";
type Verdict = "correct" | "partial" | "incorrect";

/** One answer, as it is kept. `picked` holds ids of choices, never their text; `day` is a date without time. */
interface AnswerRecord {
  attempt: string;
  question: string;
  rev: string;
  phase: Phase;
  picked: string[];
  verdict: Verdict | null;
  certainty?: Certainty;
  day: string;
}

/** Text under keys, wherever the browser keeps it. Reading never waits; `whenReady` says from when on it is complete. */
interface Backend {
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
  subscribe(listener: (key: string | null) => void): void;
}

/** The reader's answers and small values beside them. `lasting` is false where the browser keeps nothing. */
interface AnswerStore {
  readonly ready: boolean;
  readonly lasting: boolean;
  readonly newer: boolean;
  whenReady(ready: () => void): void;
  answers(question: string): AnswerRecord[];
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

/** Counts over questions that were answered before and after; `guess` is what a guesser gets right on average. */
interface Gain {
  pairs: number;
  learned: number;
  kept: number;
  lost: number;
  open: number;
  guess: number;
}

/** What the reader has chosen on the progress page. */
interface Settings {
  certainty: boolean;
  /** How many questions a review asks in a day. */
  daily: number;
}

/** <self-check-question> as its neighbors use it. */
interface QuestionElement extends HTMLElement {
  readonly kind?: Kind;
  readonly key?: unknown;
  /** How often it was asked before, where it is asked anew; undefined till it knows. */
  round?: number | undefined;
  /** What is right before and after, and the chance to guess it. */
  gain(): { before: boolean | null; after: boolean | null; chance: number; unknown: boolean };
  last(): AnswerRecord | undefined;
  picked(): string[];
  fill(picked: string[]): void;
  handIn(picked: string[]): void;
  reveal(picked: string[]): Verdict | null;
  stem(): Node[];
}

/** A question of the site, as the bank's index has it. */
interface BankItem {
  id: string;
  rev: string;
  kind: string;
  tags: string[];
  post: boolean;
  section: number;
  title: string;
  url: string;
}

/** How a reader stands with a question. `changed`: there are answers, to other wordings alone. */
interface Standing {
  asked: boolean;
  last: AnswerRecord | null;
  memory: Memory | null;
  changed: boolean;
  sureWrong: boolean;
}

/** How far a reader is on a page. */
interface PageMark {
  answered: number;
  total: number;
  gain: Gain;
  [word: string]: any;
}

/** An exam that is under way, or `done`. `left` is in milliseconds; null where nothing limits the time. */
interface ExamState {
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
interface ExamDesk {
  place: HTMLElement;
  bar: HTMLElement;
  notice: HTMLElement;
  current(): ExamState | null;
  save(state: ExamState): void;
  cover(hidden: boolean): void;
  /** Says something beside the questions, and leads there where what had focus is gone. */
  tell(text: string, focus?: boolean): void;
}

type PlaceStarter = (place: HTMLElement, bank: BankItem[]) => unknown;

/** What FSRS knows of a question: stability in days, difficulty from 1 to 10, days as numbers since 1970. */
interface Memory {
  stability: number;
  difficulty: number;
  interval: number;
  day: number;
  due: number;
}

/** What the widget needs to know of a kind of question. */
interface Kind {
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
  /** Says what this answer was and what is right, out of the answer's element and its data. */
  explain(picked: string[], answer: HTMLElement, key: unknown): Node[];
}

interface SelfCheckNamespace {
  words: Record<string, string>;
  sayNumber(value: number): string;
  say(name: string, values?: Record<string, string | number>): string;
  plural(count: number, forms: string[]): string;
  entryField(form: HTMLFormElement): HTMLInputElement;
  entry: Pick<Kind, "read" | "write" | "arrange" | "explain">;
  tableKind(unfinished: string, keyOf: (answer: unknown) => Record<string, string>): Kind;
  names: Names;
  loading: Map<string, Promise<void>>;
  loadScript(address: string): Promise<void>;
  totals?: Record<string, number>;
  plurals?: { language: string; rules: Intl.PluralRules };
  element(tag: string, className: string, text?: string): HTMLElement;
  button(text: string, className?: string): HTMLButtonElement;
  part(parent: Element, selector: string): Element;
  copies(nodes: Iterable<Node>): Node[];
  readNumber(text: string, unit?: string, language?: string): number;
  readTyped(text: string, unit?: string): { value: number; other: number | null };
  unmistakable(value: number): string;
  plainText(text: string, caseSensitive?: boolean): string;
  order(ids: string[], question: string, phase: Phase, round: number): string[];
  today(now?: Date): string;
  latestDay(): string;
  upToNow(records: AnswerRecord[]): AnswerRecord[];
  makeRecord(fields: Omit<AnswerRecord, "attempt" | "day">, before: number): AnswerRecord;
  isRecord(value: unknown): value is AnswerRecord;
  encode(record: AnswerRecord): string;
  decode(row: string, question: string): AnswerRecord | null;
  mergeRows(one: string[], other: string[]): string[];
  addRows(value: string | null, rows: string[]): string;
  fromFirstSchema(kept: unknown): { records: AnswerRecord[]; broken: unknown[] };
  openBackend(site: string, schema: number, hub?: string): Backend;
  place(): { site: string; page: string; folder: string; bank: string };
  beforeAndAfter(records: AnswerRecord[], rev: string): { before: AnswerRecord | null; after: AnswerRecord | null };
  outcome(before: boolean, after: boolean): Outcome;
  countGain(items: { before: boolean | null; after: boolean | null; chance: number }[]): Gain;
  questionGain(question: HTMLElement, records: AnswerRecord[]): { before: boolean | null; after: boolean | null; chance: number; unknown: boolean };
  offerCertainty(actions: Element, name: string, wanted: boolean): void;
  certaintyOf(form: HTMLFormElement): Certainty | undefined;
  setCertainty(form: HTMLFormElement, certainty: Certainty | undefined): void;
  settings(): Settings;
  calibration(records: AnswerRecord[]): { certainty: Certainty; total: number; right: number }[];
  gradeOf(record: AnswerRecord): number | null;
  memoryAfter(reviews: { day: number; grade: number }[]): Memory | null;
  scheduled(records: AnswerRecord[]): Memory | null;
  dayNumber(day: string): number;
  sayDay(day: number): string;
  shuffled<T>(things: T[], name: (thing: T) => string, seed: string): T[];
  standing(records: AnswerRecord[], rev: string): Standing;
  standings(bank: BankItem[]): (BankItem & { standing: Standing })[];
  reviewQueue<T extends { section: number; standing: Standing }>(items: T[], today: number): { due: T[]; next: number | null };
  drawPaper<T extends { id: string; section: number }>(items: T[], count: number, seed: string): T[];
  bank?: BankPage[];
  shards: Record<number, Record<string, string>>;
  loadBank(): Promise<BankItem[]>;
  loadQuestion(item: BankItem, phase: Phase): Promise<QuestionElement>;
  tellShown(question: QuestionElement): void;
  pageAddress(url: string): string;
  places: Record<string, PlaceStarter>;
  /** Whether the document hears of another address already. */
  listening?: boolean;
  table(caption: string, headings: string[], rows: (Node | string)[][]): HTMLElement;
  writeProgress(site: string, records: AnswerRecord[]): string;
  readProgress(text: string): { records: AnswerRecord[]; rejected: number } | { problem: string };
  writeShared(site: string, items: { id: string; kind: string }[], answers: (question: string) => AnswerRecord[]): string;
  readMarks(kept: unknown): Record<string, PageMark>;
  withoutMarks(kept: unknown, pages: Set<string> | null): Record<string, PageMark>;
  addGains(marks: PageMark[]): Gain;
  keepMark(): void;
  recount(bank: BankItem[], wanted: (item: BankItem) => boolean): Promise<void>;
  recountLater?(question: string): void;
  stalePages(bank: BankItem[]): Set<string>;
  newItems(bank: BankItem[]): { total: number; right: number };
  isAnswered(records: AnswerRecord[], rev: string): boolean;
  /** Ends what the page before this one followed. */
  unfollow?(): void;
  readerFile(bank: BankItem[], changed: () => void): { nodes: Node[]; refresh(): void };
  startOver(bank: BankItem[], changed: () => void): { nodes: Node[]; fill(parts: { title: string; ids: string[] }[]): void };
  /** `dropped` counts the questions that have changed since the exam began, and have left it. */
  readExam(kept: any, bank: BankItem[]): (ExamState & { dropped: number }) | null;
  runClock(desk: ExamDesk, state: ExamState): () => void;
  examResult(items: BankItem[], verdicts: (Verdict | null)[]): HTMLElement[];
  showMarks(): void;
  refreshMarks(): void;
  store(): AnswerStore;
  stores: Map<string, AnswerStore>;
  kinds: Record<string, Kind>;
}

declare var selfcheck: SelfCheckNamespace;
