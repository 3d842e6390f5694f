/* Questions that the pages beside the chapters answer: those for readers, and those for authors. */

/** @import { AnsweredPages } from "./types.d.ts" */

/** @type {AnsweredPages} */
export const others = {
  "contribute/rules.html": [
    ["why is all of the above a bad choice?", "Who sees that two choices are right knows that this one is"],
    ["may a choice be called option B?", "Choices are shuffled, so the letter or place is another one for each reader"],
    ["does a distractor need feedback?", "A reader who picked this one learns that it is wrong, and nothing else"],
    ["how long must an explanation be?", "Finds explanations of fewer than eight words"],
    ["do images in questions need a text?", "Finds images in questions whose alternative text is empty"],
    ["may a question have six choices?", "a fourth is seldom picked, and a sixth is read by nobody", [
      "contribute/good-items.html",
      "Three choices are enough",
    ]],
  ],
  "index.html": [
    ["does the guide work without a network?", "It works offline"],
    ["where are my answers stored?", "They stay in this browser until you clear it"],
    ["who should read this guide?", "For people who plan, build, or run infrastructure"],
    ["does testing after reading help memory?", "A test after reading did more for memory a week later"],
  ],
  "exam.html": [
    ["can I pause the exam?", "You can pause, extend, or remove it"],
    ["what if I reload the page during the exam?", "Your exam is saved in this browser until you submit it"],
  ],
  "review.html": [
    ["which algorithm schedules reviews?", "The algorithm is FSRS-6 with its default parameters"],
    ["when does a question come back that I got wrong?", "A wrong answer brings it back soon"],
  ],
  "contribute/good-items.html": [
    ["how many choices should a question have?", "Three choices are enough", [
      "contribute/rules.html",
      "a fourth is seldom picked, and a sixth is read by nobody",
    ]],
    ["where do good distractors come from?", "A distractor is something that somebody believes"],
    ["how often is the longest choice right?", "picking the longest choice every time got 14 of 15 right", [
      "contribute/rules.html",
      "always picking the longest choice got 14 of 15",
    ]],
    ["are choices shuffled?", "The build shuffles the choices by the question's id", [
      "contribute/rules.html",
      "Choices are shuffled, so the letter or place is another one for each reader",
    ]],
  ],
  "contribute/kinds.html": [
    ["how is a question with several keys scored?", "right picks less wrong picks"],
    ["can a number have a tolerance?", "tolerance is a number in the same unit or a share"],
  ],
  "contribute/export.html": [
    ["export questions as JSON", "describes each field"],
  ],
  "contribute/syntax.html": [
    ["how do I mark the right choice?", "- [x] for a key"],
    ["how do I keep a question out of the pretest?", "keeps the question out of the pretest"],
  ],
  "contribute/write-a-question.html": [
    ["how long does writing a question take?", "Five minutes, from a fork to a pull request"],
    ["can the linter mend mistakes by itself?", "selfcheck lint --fix fixes what is mechanical"],
  ],
};
