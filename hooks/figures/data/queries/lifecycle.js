/* Questions that the chapter on the lifecycle answers. */

/** @import { AnsweredPages } from "./types.d.ts" */

/** @type {AnsweredPages} */
export const lifecycle = {
  "lifecycle.html": [
    ["three phases of the AI lifecycle", "design, development, and deployment"],
    [
      "what makes the lifecycle iterative?",
      "The monitoring-retraining feedback loop is what makes the lifecycle iterative",
    ],
    ["which phase takes the most time?", "typically the most time-consuming and impactful phase"],
    ["consequences of bad data quality", "poor data quality propagates through the entire pipeline"],
    ["what are the challenges of data collection?", "Data silos, privacy regulations, incomplete coverage"],
    ["why is labeling hard?", "Expensive, subjective, requires quality control"],
    ["risk of feature engineering", "risk of data leakage", [
      "glossary.html",
      "The use, in training, of information that will not be there in production",
    ]],
    ["what is cleansing for?", "Cleansing; Ensure data accuracy and consistency", [
      "lifecycle.html",
      "poor data quality propagates through the entire pipeline",
    ]],
    ["which optimizers are used in training?", "optimizer (Adam, SGD), learning rate, batch size, and epoch count", [
      "glossary.html",
      "given their gradients; Adam and SGD are two",
    ]],
    ["how should a dataset be split?", "Split data into training/validation/test sets (e.g., 70/15/15)"],
    ["what is cross-validation?", "Rotate which subset serves as validation across multiple runs", [
      "glossary.html",
      "Validation in which each part of the data is held out once while a model is trained on the rest",
    ]],
    ["how to detect overfitting", "Validation evaluates performance on unseen data to detect overfitting"],
    ["comparing a model with a baseline in production", "Compare model performance against a baseline in production"],
    [
      "what is model drift?",
      "When the statistical properties of input data change over time, model performance degrades",
      ["glossary.html", "The fall of a model's quality as the world moves away from its training data"],
    ],
    [
      "example of a model that lost accuracy through changed behavior",
      "A fraud detection model trained on pre-pandemic patterns",
    ],
    [
      "how to release a new model version with little risk",
      "canary or blue-green strategies to minimize rollout risk",
      ["lifecycle.html", "often using canary or blue-green strategies to minimize risk"],
      [
        "glossary.html",
        "A release that gives a new version a small share of the traffic first, and more as it proves itself",
      ],
    ],
    [
      "what should be monitored in production?",
      "Monitoring tracks accuracy, latency, throughput, and data drift in production",
    ],
    ["formula of the population stability index", "adds up (q − p) × ln(q / p) over ten bins", [
      "glossary.html",
      "A measure of drift: the sum of (q − p) × ln(q / p) over bins",
    ]],
    ["which value of PSI means no drift?", "below 0.1 counts as no drift"],
    ["false alarms of drift detection with few samples", "100 requests raise a false alarm"],
    ["how many labels are wrong in test sets?", "on average at least 3.3% in ten test sets"],
    ["how to avoid leakage when splitting data", "Split first, by person and by time; compute afterward"],
  ],
};
