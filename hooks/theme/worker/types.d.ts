/* What a service worker's own scope has, as far as it is used here: the checker knows the scope of pages alone. */

/** The hash of each file of a version of the site, by its path from the site's root. */
export type Files = Record<string, string>;

/** A version of the site, as the build lists it. */
export interface Version {
  version: string;
  /** How much its files weigh together, in bytes. */
  bytes: number;
  files: Files;
}

/** Where the files of a new version come from. */
export interface Plan {
  /** What an earlier attempt has already stored. */
  stored: string[];
  /** What another version has with the same content, and under which path. */
  copies: { file: string; cache: string; from: string }[];
  downloads: string[];
}

/** Why a version could not be stored: no network, a host with other files than listed, no room, or no access. */
export type Reason = "network" | "changed" | "quota" | "denied";

/** What the worker says to pages. */
export type Message = { type: "new-version" } | { type: "failed"; reason: Reason };

/** How far the worker is, as a page asks it. */
export interface Status {
  done: number;
  total: number;
  isComplete: boolean;
  /** Whether the page that asks came from another version. */
  isOld: boolean;
}

export interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface RequestEvent extends WorkerEvent {
  request: Request;
  clientId: string;
  /** The page or the worker that the answer will become. */
  resultingClientId: string;
  respondWith(answer: Promise<Response>): void;
}

export interface ReaderMessage extends WorkerEvent {
  data: { type: "adopt" | "status" | "take-over" } | null;
  source: Client | null;
  ports: MessagePort[];
}

export interface Client {
  id: string;
  url: string;
  /** A page may hear several sites' workers, so each says which it is. */
  postMessage(message: Message & { scope: string }): void;
  navigate?(url: string): Promise<unknown>;
}

export interface WorkerScope {
  registration: ServiceWorkerRegistration;
  clients: {
    claim(): Promise<void>;
    matchAll(options: { includeUncontrolled: boolean; type: "all" | "window" }): Promise<Client[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: WorkerEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: RequestEvent) => void): void;
  addEventListener(type: "message", listener: (event: ReaderMessage) => void): void;
}

declare global {
  /** The version that a worker stores; the build writes it before the worker's own code. */
  var siteVersion: Version;
}
