/* What the parts of the retrieval figure hand each other; read by the type checker alone. */

import type {
  RagAnswer,
  RagIndex,
  RagIndexSettings,
  RagPrompt,
  RagQuality,
  RagQuery,
  RagSearchSettings,
  RagSection,
  RagTrace,
  Scored,
} from "../models/retrieval-types.d.ts";

/** A section as the build writes it: page, title, heading, anchor, text. */
export type PassageRow = [string, string, string, string, string];

/** A query that is offered, the page that answers it and with which words; both empty where none does. */
export type RagExample = [query: string, page: string, words: string];

declare global {
  /** What the scripts of the pages' words call; see hooks/guide/passages.py. */
  var guidePassages: {
    /** @param all how many scripts with sections there are */
    take(number: number, all: number, rows: PassageRow[]): void;
    takeQueries(queries: RagQuery[]): void;
  };
  /** The text of the script that runs, which a worker runs too; see hooks/guide/visuals.py. */
  var figuresSource: string | undefined;
}

/** What the pages of the site say; each part is loaded when it is asked for. */
export interface Passages {
  /** every section of the site that has words */
  sections(): Promise<RagSection[]>;
  /** the questions by which retrieval is measured */
  queries(): Promise<RagQuery[]>;
  /** the address of a section, also where the site is a folder */
  address(section: RagSection): string;
}

export type IndexerJob = { sections: RagSection[]; settings: RagIndexSettings } | {
  queries: RagQuery[];
  settings: RagSearchSettings;
};

export interface Indexer {
  index(sections: RagSection[], settings: RagIndexSettings): Promise<RagIndex>;
  /** measures the index that was made last */
  measure(queries: RagQuery[], settings: RagSearchSettings): Promise<RagQuality>;
}

export interface RagSettings
  extends Required<Omit<RagIndexSettings, "dimensions" | "seed">>, Required<RagSearchSettings> {
  query: string;
  parameters: number;
  gpu: string;
  /** tokens of the answer that a language model would write */
  answer: number;
}

/** A query's whole way: everything that was found of it. */
export interface RagJourney {
  index: RagIndex;
  settings: RagSettings;
  trace: RagTrace;
  prompt: RagPrompt;
  answer: RagAnswer;
  address: Passages["address"];
}

/** A word of the query. */
export interface StoryWord {
  text: string;
  /** what it is searched by; empty for a word that every text has */
  term: string;
  /** passages that have it */
  passages: number;
}

/** A visited passage that is nearer to the query than all before it. */
export interface StoryHop extends Scored {
  /** its place among the visited */
  visit: number;
  layer: number;
}

/** A passage of the keyword search, and what each word adds to its score. */
export interface StoryBar extends Scored {
  /** by the words of `counted`, the last for all others */
  parts: number[];
}

/** What the stage shows of a journey, computed once. */
export interface RagStory extends RagJourney {
  words: StoryWord[];
  /** its words that some passage has, each once */
  known: StoryWord[];
  /** passages that hold the words which answer the query, where that is known */
  right: Set<number>;
  /** the place of the strongest number of the vector, -1 without a vector */
  axis: number;
  /** the words that the strongest number stands for */
  axisWords: string[];
  hops: StoryHop[];
  /** the nearest passages after so many visits, whenever they change */
  nearest: { visits: number; ids: number[] }[];
  /** the words that add most to the scores of the keyword search, the first three apart */
  counted: StoryWord[];
  bars: StoryBar[];
  /** passages that have a word of the query */
  holding: number;
  /** passages that were dropped from the prompt, with their tokens */
  dropped: { id: number; tokens: number }[];
  /** seconds of a language model: to the first token, for each other, for all others */
  first: number;
  each: number;
  rest: number;
  /** what was measured with these settings, once it is */
  quality?: RagQuality;
}

/** Something that a scene shows; its place in the list stays the same while a station is shown. */
export type Shape =
  & {
    x?: number;
    y?: number;
    opacity?: number;
    as?: string;
  }
  & (
    | { kind: "text"; text: string | [text: string, as: string][]; href?: string }
    | { kind: "rect"; width: number; height: number; round?: number }
    | { kind: "circle"; r: number }
    | {
      kind: "path";
      d: string;
      /** the share of it that is drawn, from its beginning */
      drawn?: number;
    }
  );

/** Where things are: in px of each layout. */
export interface Layout {
  phone: boolean;
  width: number;
  height: number;
  /** the top of the station's picture, and the height it has */
  top: number;
  room: number;
  stations: [x: number, y: number][];
}

/** The shapes of a station's picture after so many seconds; y counts from the picture's top. */
export type Scene = (story: RagStory, seconds: number, at: Layout) => Shape[];
