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
} from "../models/retrieval-types.d.ts";

/** A section as the build writes it: page, title, heading, anchor, text. */
export type PassageRow = [string, string, string, string, string];

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

/** A query on its way, with everything that was found of it. */
export interface RagJourney {
  index: RagIndex;
  settings: RagSettings;
  trace: RagTrace;
  prompt: RagPrompt;
  answer: RagAnswer;
  address: Passages["address"];
}

export interface RagStage {
  name: string;
  /** what the live region says of it */
  say(journey: RagJourney): string;
  /** whether its drawing changes while the query is in it */
  moves?: boolean;
  /** @param share how far the query has come in this stage, 0 to 1 */
  draw(journey: RagJourney, share: number): (Node | string)[];
}
