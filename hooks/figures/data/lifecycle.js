/* The phases of the lifecycle as the chapter has them: what is done, on what, with which tools, and who else calls it what. */

/** @import { DriftTrap, LifecyclePhase } from "./types.d.ts" */

const date = "2026-11";
/** The phases of CRISP-ML(Q): Studer and others 2021, https://arxiv.org/abs/2003.05155 */
const CRISP = {
  data: "Business and data understanding, then Data preparation",
  model: "Modeling",
  quality: "Evaluation",
  deployment: "Deployment",
  monitoring: "Monitoring and maintenance",
};

/** @type {LifecyclePhase[]} */
export const phases = [
  {
    id: "data",
    title: "Data Collection & Preparation",
    short: "Data",
    about: "Everything that the model can learn is decided here, and so are most of its faults.",
    activities: [
      "Collect enough representative raw data",
      "Cleanse it and engineer features",
      "Label it, with quality control",
    ],
    infrastructure: ["Storage for raw and labeled data", "CPU compute", "Access control for personal data"],
    tools: [
      {
        name: "Apache Airflow",
        does: "runs collection and cleansing on a schedule",
        source: "https://airflow.apache.org/docs/",
        date,
      },
      { name: "DVC", does: "keeps versions of data beside those of code", source: "https://dvc.org/doc", date },
      {
        name: "Label Studio",
        does: "lets people label text, images, and sound",
        source: "https://labelstud.io/guide/",
        date,
      },
      {
        name: "Great Expectations",
        does: "checks data against what is expected of it",
        source: "https://docs.greatexpectations.io/docs/",
        date,
      },
      {
        name: "Feast",
        does: "serves the same features to training and inference",
        source: "https://docs.feast.dev/",
        date,
      },
    ],
    crisp: CRISP.data,
    levels: [
      "scripts and notebooks, by hand",
      "steps of a pipeline, with checks of the data",
      "the same, and the steps themselves are tested and delivered",
    ],
  },
  {
    id: "training",
    title: "Model Training & Selection",
    short: "Training",
    about: "Candidates are trained and compared. This is where the GPUs are busy.",
    activities: [
      "Compare algorithms and architectures",
      "Adjust weights to minimize a loss function",
      "Tune optimizer, learning rate, batch size, epochs",
    ],
    infrastructure: [
      "GPU clusters",
      "High-performance storage, such as NVMe or Lustre",
      "A fast network between the GPUs",
    ],
    tools: [
      {
        name: "PyTorch",
        does: "defines models and trains them",
        source: "https://docs.pytorch.org/docs/stable/",
        date,
      },
      {
        name: "Kubeflow Trainer",
        does: "runs distributed training on Kubernetes",
        source: "https://www.kubeflow.org/docs/components/trainer/",
        date,
      },
      {
        name: "Ray Train",
        does: "spreads training over a cluster",
        source: "https://docs.ray.io/en/latest/train/train.html",
        date,
      },
      {
        name: "MLflow Tracking",
        does: "notes parameters and results of each run",
        source: "https://mlflow.org/docs/latest/ml/tracking/",
        date,
      },
      {
        name: "Optuna",
        does: "searches for good hyperparameters",
        source: "https://optuna.readthedocs.io/en/stable/",
        date,
      },
    ],
    crisp: CRISP.model,
    levels: [
      "started by hand, results noted by hand",
      "the pipeline trains, on new data too",
      "the same, and a change to the pipeline is built by itself",
    ],
  },
  {
    id: "validation",
    title: "Validation & Testing",
    short: "Validation",
    about: "Only data that training has not touched can tell learning from memorizing.",
    activities: ["Holdout validation", "Cross-validation", "Compare with the model in production"],
    infrastructure: ["GPU or CPU compute", "Data held out from training"],
    tools: [
      {
        name: "scikit-learn",
        does: "splits data and cross-validates",
        source: "https://scikit-learn.org/stable/modules/cross_validation.html",
        date,
      },
      {
        name: "MLflow Evaluation",
        does: "evaluates candidates side by side",
        source: "https://mlflow.org/docs/latest/ml/evaluation/",
        date,
      },
      {
        name: "Deepchecks",
        does: "tests data and models for common faults",
        source: "https://docs.deepchecks.com/stable/",
        date,
      },
    ],
    crisp: CRISP.quality,
    levels: [
      "a look at a notebook",
      "a step that a model has to pass before it goes on",
      "the same, and tests of the pipeline before it runs",
    ],
  },
  {
    id: "deployment",
    title: "Deployment",
    short: "Deployment",
    about: "The model becomes a service, first for a few requests, then for all.",
    activities: [
      "Package the model with its API endpoints",
      "Canary or blue-green rollout",
      "Roll back where it does worse",
    ],
    infrastructure: [
      "Containers and a registry",
      "Model serving, with GPUs where latency asks for them",
      "Traffic that can be split",
    ],
    tools: [
      {
        name: "KServe",
        does: "serves models on Kubernetes, with canary rollouts",
        source: "https://kserve.github.io/website/docs/model-serving/predictive-inference/rollout-strategies/canary",
        date,
      },
      {
        name: "NVIDIA Triton",
        does: "serves models of several frameworks, in batches",
        source: "https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/",
        date,
      },
      {
        name: "Argo CD",
        does: "keeps a cluster as a Git repository says",
        source: "https://argo-cd.readthedocs.io/en/stable/",
        date,
      },
      {
        name: "Flagger",
        does: "shifts traffic step by step and watches the metrics",
        source: "https://docs.flagger.app/usage/how-it-works",
        date,
      },
    ],
    crisp: CRISP.deployment,
    levels: [
      "a model is handed over, a few times a year",
      "each model that passes is deployed by the pipeline",
      "the pipeline is deployed too, by continuous delivery",
    ],
  },
  {
    id: "monitoring",
    title: "Monitoring & Maintenance",
    short: "Monitoring",
    about: "What production sees is compared with what training saw. Here the loop closes, or does not.",
    activities: ["Track accuracy, latency, and throughput", "Measure drift of the data", "Decide whether to retrain"],
    infrastructure: ["Logs and metrics of every request", "A sample of the training data to compare with", "Alerts"],
    tools: [
      {
        name: "Prometheus",
        does: "collects metrics and alerts",
        source: "https://prometheus.io/docs/introduction/overview/",
        date,
      },
      { name: "Grafana", does: "shows them", source: "https://grafana.com/docs/grafana/latest/", date },
      {
        name: "Evidently",
        does: "measures drift, with PSI and KS among other tests",
        source: "https://docs.evidentlyai.com/",
        date,
      },
    ],
    crisp: CRISP.monitoring,
    levels: ["none, or complaints", "statistics of live data, which start the pipeline", "the same"],
  },
  {
    id: "retraining",
    title: "Retraining & Updates",
    short: "Retraining",
    about: "New data comes in, and the phases begin again, from the model that is there.",
    activities: ["Ingest and label new data", "Train again", "Keep every version, and who approved it"],
    infrastructure: ["As data, training, and validation", "A model registry", "Something that starts the pipeline"],
    tools: [
      {
        name: "Kubeflow Pipelines",
        does: "runs the phases as one pipeline",
        source: "https://www.kubeflow.org/docs/components/pipelines/",
        date,
      },
      {
        name: "MLflow Model Registry",
        does: "keeps versions of models, and aliases that name the one in use",
        source: "https://mlflow.org/docs/latest/ml/model-registry/",
        date,
      },
      {
        name: "Argo Workflows",
        does: "starts pipelines by schedule or event",
        source: "https://argo-workflows.readthedocs.io/en/latest/",
        date,
      },
    ],
    crisp: CRISP.monitoring,
    levels: [
      "rarely, by hand",
      "by itself: on a schedule, on new data, on drift",
      "the same, with pipelines that change often",
    ],
  },
];

/** The levels of MLOps by their names: https://docs.cloud.google.com/architecture/mlops-continuous-delivery-and-automation-pipelines-in-machine-learning */
export const levels = ["manual process", "pipeline automation", "CI/CD pipeline automation"];

/** Where a rule of the monitor errs, with no drift or a small one. @type {DriftTrap[]} */
export const traps = [
  {
    id: "few",
    title: "100 requests, no drift, alarm at PSI 0.1",
    about: "With few records, PSI finds drift by chance alone. KS knows how much chance alone does.",
    settings: { drift: 0, size: 100, references: 100, limit: 0.1 },
  },
  {
    id: "many",
    title: "5,000 requests, a shift of 0.1 σ",
    about: "PSI doesn't see so small a shift in any sample. KS sees it, and can't say whether it matters.",
    settings: { drift: 0, size: 5000, references: 5000, shift: 0.1 },
  },
  {
    id: "alpha",
    title: "KS test with p below 0.2, no drift",
    about: "The limit of p is the share of false alarms that KS is allowed: here one week in five.",
    settings: { drift: 0, rule: "ks", alpha: 0.2 },
  },
];
