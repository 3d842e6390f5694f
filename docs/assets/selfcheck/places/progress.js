/* The progress page: how far the reader is, and what can be done with their answers. */
"use strict";

(() => {
  const { say, element, button } = selfcheck;
  const ENOUGH_PAIRS = 20;
  const ENOUGH_SURE = 20;

  /** @typedef {{title: string, url: string, total: number, answered: number, right: number, due: number, changed: number, ids: string[]}} SectionCount */

  class Progress {
    /**
     * @param {HTMLElement} place
     * @param {BankItem[]} bank
     */
    constructor(place, bank) {
      this.place = place;
      this.bank = bank;
      this.store = selfcheck.store();
      this.status = element("div", "sc-status");
      this.status.setAttribute("role", "status");
    }

    open() {
      const found = ["overview", "gain", "sureness", "settings", "keep", "reset"].map((name) => {
        const part = element("section", `sc-${name}`);
        part.append(element("h2", "", say(`progress-${name}`)));
        return part;
      });
      const [overview, gain, sureness, settings, keep, reset] = /** @type {[HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement]} */ (found);
      this.parts = { overview, gain, sureness, reset };
      this.fillSettings(settings);
      keep.append(...selfcheck.readerFile(this.bank, (text) => this.tell(text), () => this.show()));
      this.show();
      this.place.replaceChildren(...this.warnings(), overview, gain, sureness, settings, keep, reset, this.status);
      const unsubscribe = this.store.subscribe(() => (this.place.isConnected ? this.show() : unsubscribe()));
      this.countMissing();
    }

    /** Counts the pages whose marks say something else than their answers: these came from elsewhere. */
    async countMissing() {
      const stale = selfcheck.stalePages(this.bank);
      await selfcheck.recount(this.bank, (item) => stale.has(item.url));
      this.show();
    }

    warnings() {
      const texts = [
        ...(this.store.lasting ? [] : [say(this.store.newer ? "newerStore" : "notKept")]),
        ...(this.store.broken() > 0 ? [say("broken", { count: this.store.broken() })] : []),
      ];
      return texts.map((text) => element("p", "sc-loss", text));
    }

    /** @returns {SectionCount[]} */
    count() {
      /** @type {Map<number, SectionCount>} */
      const sections = new Map();
      const today = selfcheck.dayNumber(selfcheck.today());
      for (const { id, section, title, url, standing } of selfcheck.standings(this.bank)) {
        const one = sections.get(section) ?? { title, url, total: 0, answered: 0, right: 0, due: 0, changed: 0, ids: [] };
        one.total += 1;
        one.answered += Number(standing.last !== null);
        one.right += Number(standing.last?.verdict === "correct");
        one.due += Number(standing.changed || (standing.memory !== null && standing.memory.due <= today));
        one.changed += Number(standing.changed);
        one.ids.push(id);
        sections.set(section, one);
      }
      return [...sections.values()];
    }

    show() {
      const sections = this.count();
      this.refill("overview", this.overview(sections));
      this.refill("gain", this.gain());
      this.refill("sureness", this.sureness());
      this.refill("reset", this.reset(sections));
    }

    /**
     * @param {"overview" | "gain" | "sureness" | "reset"} name
     * @param {Node[]} content
     */
    refill(name, content) {
      const part = this.parts?.[name];
      const heading = part?.firstElementChild;
      if (part && heading && (name !== "reset" || !part.contains(document.activeElement))) {
        part.replaceChildren(heading, ...content);
      }
    }

    /** @param {SectionCount[]} sections */
    overview(sections) {
      const headings = ["section", "questions", "answered", "correct", "due", "changedCount"].map((word) => say(word));
      const rows = sections.map(({ title, url, total, answered, right, due, changed }) => {
        const link = element("a", "", title);
        link.setAttribute("href", selfcheck.pageAddress(url));
        return [link, total, answered, right, due, changed].map((cell) => (typeof cell === "number" ? String(cell) : cell));
      });
      const gone = this.gone();
      return [
        chart(sections),
        selfcheck.table(say("progress-overview"), headings, rows),
        ...(gone > 0 ? [element("p", "", say("gone", { count: gone }))] : []),
      ];
    }

    /** Counts the questions with answers that the site no longer has. */
    gone() {
      const known = new Set(this.bank.map((item) => item.id));
      return this.store.questions().filter((id) => !known.has(id)).length;
    }

    /** Adds up what the pages found when their questions were answered before and after. */
    gain() {
      const total = { pairs: 0, learned: 0, kept: 0, lost: 0, open: 0, guess: 0 };
      const marks = selfcheck.readMarks(this.store.read("marks"));
      for (const url of new Set(this.bank.map((item) => item.url))) {
        const gain = marks[url]?.gain;
        for (const name of /** @type {(keyof Gain)[]} */ (Object.keys(total))) {
          total[name] += gain?.[name] ?? 0;
        }
      }
      const added = selfcheck.newItems(this.bank);
      const apart = added.total > 0 ? [element("p", "", say("gainNew", added))] : [];
      if (total.pairs === 0) {
        return [element("p", "", say("gainNone")), ...apart];
      }
      const language = document.documentElement.lang || "en";
      const guess = total.guess.toLocaleString(language, { maximumFractionDigits: 1 });
      const share = (/** @type {number} */ count) => (count / total.pairs).toLocaleString(language, { style: "percent" });
      const lines = [say("gain", total), say("gainGuess", { guess, pairs: total.pairs })];
      if (total.pairs >= ENOUGH_PAIRS) {
        lines.push(say("gainShares", { before: share(total.kept + total.lost), after: share(total.kept + total.learned) }));
      }
      return [...lines.map((text) => element("p", "", text)), ...apart];
    }

    sureness() {
      const known = new Set(this.store.questions());
      const records = this.bank.flatMap((item) => (known.has(item.id) ? this.store.answers(item.id).filter((one) => one.rev === item.rev) : []));
      const found = selfcheck.calibration(records);
      const total = found.reduce((sum, one) => sum + one.total, 0);
      if (total < ENOUGH_SURE) {
        return [element("p", "", say("surenessFew", { total, enough: ENOUGH_SURE }))];
      }
      const rows = found.map((one) => [say(`certainty${one.certainty}`), String(one.total), String(one.right)]);
      const headings = [say("certaintyShort"), say("answered"), say("correct")];
      return [selfcheck.table(say("progress-sureness"), headings, rows), element("p", "", say("surenessHint"))];
    }

    /** @param {HTMLElement} part */
    fillSettings(part) {
      const settings = selfcheck.settings();
      const label = element("label", "sc-option");
      const certainty = document.createElement("input");
      certainty.type = "checkbox";
      certainty.checked = settings.certainty;
      label.append(certainty, say("settingCertainty"));
      const number = element("label", "sc-option");
      const daily = document.createElement("input");
      Object.assign(daily, { type: "number", min: "1", max: "200", value: String(settings.daily) });
      number.append(say("settingDaily"), daily);
      const save = () => {
        const wanted = Math.round(Number(daily.value));
        const valid = wanted >= 1 && wanted <= 200;
        daily.setAttribute("aria-invalid", String(!valid));
        this.store.write("settings", { certainty: certainty.checked, daily: valid ? wanted : selfcheck.settings().daily });
        this.tell(say(valid ? "settingSaved" : "settingDailyRange"));
      };
      certainty.onchange = save;
      daily.onchange = save;
      part.append(label, number);
    }

    /** @param {SectionCount[]} sections */
    reset(sections) {
      const row = element("div", "sc-actions");
      const store = this.store;
      const known = new Set(store.questions());
      for (const { title, ids } of sections) {
        const found = ids.filter((id) => known.has(id));
        if (found.length > 0) {
          row.append(this.resetButton(say("resetSection", { title }), found));
        }
      }
      if (row.children.length === 0) {
        return [element("p", "", say("resetNothing"))];
      }
      row.append(this.resetButton(say("resetAll"), null));
      return [element("p", "", say("resetAbout")), row];
    }

    /**
     * @param {string} text
     * @param {string[] | null} ids null for every question there is an answer to
     */
    resetButton(text, ids) {
      const made = button(text, "sc-quiet");
      made.onclick = () => {
        const taken = (ids ?? this.store.questions()).map((id) => ({ id, records: this.store.answers(id) }));
        const marks = this.store.read("marks");
        for (const { id } of taken) {
          this.store.replace(id, []);
        }
        this.store.write("marks", selfcheck.withoutMarks(marks, ids && new Set(this.bank.filter((item) => ids.includes(item.id)).map((item) => item.url))));
        const undo = button(say("undo"));
        undo.onclick = () => {
          this.store.add(taken.flatMap(({ records }) => records));
          this.store.write("marks", marks);
          this.tell(say("undone"));
          selfcheck.showMarks();
        };
        this.tell(say("resetDone", { count: taken.length }), undo);
        this.show();
        undo.focus();
        selfcheck.showMarks();
      };
      return made;
    }

    /**
     * @param {string} text
     * @param {Node[]} more
     */
    tell(text, ...more) {
      this.status.replaceChildren(element("p", "", text), ...more);
    }
  }

  /**
   * Draws a bar for each section; the table below it says the same in numbers.
   * @param {SectionCount[]} sections
   */
  function chart(sections) {
    const box = element("div", "sc-chart");
    box.setAttribute("aria-hidden", "true");
    for (const { title, total, answered, right } of sections) {
      const bar = element("div", "sc-bar");
      for (const [name, count] of /** @type {[string, number][]} */ ([
        ["right", right],
        ["wrong", answered - right],
        ["open", total - answered],
      ])) {
        const piece = element("span", `sc-bar-${name}`, count > 0 ? String(count) : "");
        piece.style.flexGrow = String(count);
        piece.hidden = count === 0;
        bar.append(piece);
      }
      box.append(element("span", "sc-bar-title", title), bar);
    }
    const legend = element("p", "sc-legend");
    for (const name of ["right", "wrong", "open"]) {
      const item = element("span", "sc-key");
      item.append(element("span", `sc-key-box sc-bar-${name}`), " ", say(`legend-${name}`));
      legend.append(item, " ");
    }
    box.append(legend);
    return box;
  }

  Object.assign(selfcheck, {
    places: {
      ...selfcheck.places,

      /**
       * @param {HTMLElement} place
       * @param {BankItem[]} bank
       */
      progress: (place, bank) => new Progress(place, bank).open(),
    },
  });
})();
