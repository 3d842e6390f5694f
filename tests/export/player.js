// Plays items of QTI 3 as a platform does: `play` gives an answer, ends the attempt, and returns what came of it.
// A classic script: the player and the library beneath it are on the page.
// @ts-nocheck They have no types.

let player;
let count = 0;
let ready = () => {};
let ended = () => {};

function start() {
  return new Promise((resolve) => {
    const on = {
      notifyQti3PlayerReady: (made) => resolve(player = made),
      notifyQti3ItemReady: () => ready(),
      notifyQti3EndAttemptCompleted: (data) => ended(data.state),
    };
    const props = { suppressAlertMessages: true, suppressInvalidResponseMessages: true };
    new Vue({ render: (make) => make(qti3Player, { on, props }) }).$mount(document.querySelector("main"));
  });
}

globalThis.play = async (xml, responseVariables) => {
  await (player ?? start());
  count += 1;
  const nothing = { contextVariables: [], outcomeVariables: [], templateVariables: [], validationMessages: [] };
  const configuration = {
    guid: `item-${count}`,
    status: "interacting",
    sessionControl: { max_attempts: 0, show_feedback: true, validate_responses: false },
    state: { identifier: "", guid: "", ...nothing, responseVariables },
  };
  const state = await new Promise((resolve) => {
    ended = resolve;
    ready = () => player.endAttempt("");
    // An item with the same text as the last one would not be loaded again.
    player.loadItemFromXml(`${xml}<!-- ${count} -->`, configuration);
  });
  const outcomes = Object.fromEntries(state.outcomeVariables.map(({ identifier, value }) => [identifier, value]));
  const told = [...document.querySelectorAll(".qti-modal-feedback")];
  return {
    score: outcomes.SCORE,
    feedback: outcomes.FEEDBACK,
    told: told.map((one) => one.textContent),
    text: document.body.innerText,
  };
};
