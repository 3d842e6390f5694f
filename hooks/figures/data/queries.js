/* Questions as people type them, with the words of this site that answer each; none answers the last ones. */

/** @import { RagQuery } from "../models/retrieval-types.d.ts" */

/** @type {Record<string, [string, string][]>} by page: a query, and words of the page that answer it */
const answered = {
  "workloads.html": [
    [
      "what is an AI workload?",
      "any computational task performed as part of building, deploying, or operating an AI system",
    ],
    ["how does RAG make answers of a generative model more accurate?", "querying a vector database at inference time"],
    ["how can a chatbot stay up to date without being trained again?", "keeping outputs current without retraining"],
    [
      "when is retraining too costly compared with retrieval?",
      "avoids costly retraining when information changes frequently",
    ],
    [
      "which step turns documents into vectors?",
      "Embedding Generation; Convert documents and queries into numerical vectors",
    ],
    ["examples of vector databases", "Vector databases (Weaviate, Pinecone, Milvus)"],
    ["how are relevant documents found for a query?", "Find the most relevant documents via similarity search"],
    [
      "what storage do GPU clusters need during training?",
      "high-performance storage (NVMe SSDs, Lustre) to keep GPUs fed with data",
    ],
    [
      "difference between data parallelism and model parallelism",
      "each holds a full model copy; gradients synchronized; Models that fit in one GPU but need faster training on large datasets. Model Parallelism; Model itself is partitioned across GPUs",
    ],
    [
      "what if a model is too large for one GPU?",
      "Model Parallelism; Model itself is partitioned across GPUs; each computes a portion; Models too large to fit in a single GPU's memory",
    ],
    [
      "how do GPUs inside one server talk to each other, and across servers?",
      "Within a node, GPUs connect via NVLink; across nodes, InfiniBand",
    ],
    ["why does adding more GPUs sometimes not help?", "inter-node overhead can negate the benefit of adding more GPUs"],
    [
      "which serving pattern suits fraud detection?",
      "Real-time (Online); Sub-second (typically < 100ms); Chatbot responses, fraud detection",
    ],
    ["latency of batch inference", "Batch; Minutes to hours"],
    [
      "where does inference for autonomous vehicles run?",
      "Edge; Ultra-low latency, offline capable; Autonomous vehicles, factory floor inspection",
    ],
    [
      "serving pattern for video surveillance and sensors",
      "Streaming; Low latency, high throughput; Video surveillance, IoT sensor analysis",
    ],
    [
      "what does it cost to train a foundation model?",
      "can cost millions of dollars and take weeks on thousands of GPUs",
    ],
    ["how to control costs of serving at scale", "quantization, batching, caching"],
    ["what are foundation models?", "large-scale models pre-trained on broad, diverse datasets"],
    ["is inference sensitive to latency?", "Inference is latency-sensitive and high-volume"],
    ["how many bytes of state does training take per parameter?", "16 bytes of state for each parameter"],
    ["how many GPUs to train 7 billion parameters in ten days?", "GPUs; 246; 1; 1; 8"],
    ["memory bandwidth of an H100", "(dense, 16 bits) and 3.35 TB/s"],
    ["how long until the first token of a response?", "1.8 × 10¹³ FLOP, 44 ms"],
    ["where is time spent when a RAG pipeline answers?", "not into the search, but into writing the answer"],
    ["how large is a passage in the vector index?", "4 × 768 + 8 × 16 bytes in the index"],
    ["can PostgreSQL store vectors?", "PostgreSQL has one with the extension pgvector"],
    ["which measure says how similar two texts are?", "The usual measure is cosine similarity"],
    ["how long should a chunk be?", "64 to 128 tokens did best for short facts, and 512 to 1,024 where context counts"],
    ["how do I evaluate retrieval?", "how often is a right passage among the first k (recall at k)"],
    ["how much does a ring all-reduce send?", "each of n GPUs sends 2 × (n − 1) / n times the gradients"],
    [
      "what do the three stages of ZeRO divide?",
      "the optimizer's state (stage 1), the gradients too (stage 2), the weights too (stage 3)",
    ],
    [
      "which kind of parallelism stays inside a server?",
      "GPUs talk within every layer, so it stays inside the NVLink domain",
    ],
    ["memory of the KV cache for 128,000 tokens", "a full context window of 128,000 tokens takes 16.8 GB"],
  ],
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
    ["risk of feature engineering", "risk of data leakage"],
    ["what is cleansing for?", "Cleansing; Ensure data accuracy and consistency"],
    ["which optimizers are used in training?", "optimizer (Adam, SGD), learning rate, batch size, and epoch count"],
    ["how should a dataset be split?", "Split data into training/validation/test sets (e.g., 70/15/15)"],
    ["what is cross-validation?", "Rotate which subset serves as validation across multiple runs"],
    ["how to detect overfitting", "Validation evaluates performance on unseen data to detect overfitting"],
    ["comparing a model with a baseline in production", "Compare model performance against a baseline in production"],
    [
      "what is model drift?",
      "When the statistical properties of input data change over time, model performance degrades",
    ],
    [
      "example of a model that lost accuracy through changed behavior",
      "A fraud detection model trained on pre-pandemic patterns",
    ],
    ["how to release a new model version with little risk", "canary or blue-green strategies to minimize rollout risk"],
    [
      "what should be monitored in production?",
      "Monitoring tracks accuracy, latency, throughput, and data drift in production",
    ],
    ["formula of the population stability index", "adds up (q − p) × ln(q / p) over ten bins"],
    ["which value of PSI means no drift?", "below 0.1 counts as no drift"],
    ["false alarms of drift detection with few samples", "100 requests raise a false alarm"],
    ["how many labels are wrong in test sets?", "on average at least 3.3 % in ten test sets"],
    ["how to avoid leakage when splitting data", "Split first, by person and by time; compute afterward"],
  ],
  "clusters.html": [
    ["what orchestrates an AI cluster?", "orchestrators such as Kubernetes, Slurm, and Ray"],
    ["components of the Kubernetes control plane", "control plane (API Server, Scheduler, Controller Manager)"],
    ["what does the HPA do?", "Adds or removes pod replicas based on metrics"],
    [
      "which autoscaler changes the CPU and memory of a pod?",
      "Vertical Pod Autoscaler (VPA); Adjusts CPU and memory for individual pods",
    ],
    [
      "how are more GPU nodes added for a large training job?",
      "Provisioning additional GPU nodes for large training jobs",
    ],
    ["how to keep preprocessing off the GPU nodes", "training jobs to GPU nodes, preprocessing to CPU nodes"],
    ["how much data does fine-tuning need?", "Fine-tuning; Moderate (hundreds to thousands)"],
    ["when should a model be trained from scratch?", "Novel problem domains with no existing models"],
    ["tools for CI/CD of models", "CI/CD pipelines (Jenkins, GitLab CI/CD, Argo CD)"],
    ["what are model registries good for?", "Use model registries for centralized governance and version control"],
    ["what does quantization do to a model?", "Reduce numerical precision (32-bit to 8-bit) to decrease memory usage"],
    [
      "how does a student model learn from a teacher?",
      'Train a smaller "student" model to mimic a larger "teacher" model',
    ],
    ["why group several inference requests?", "Group multiple inference requests to maximize GPU utilization"],
    ["when to schedule training jobs", "Schedule training jobs during off-peak hours"],
    ["why does nothing happen at 70 % utilization?", "Within the tolerance: nothing happens up to 71.5 %"],
    ["how does the HPA compute the number of pods?", "pods = ⌈pods × utilization / target⌉"],
    [
      "when does the cluster autoscaler remove a node?",
      "removed after ten minutes with less than half of its GPUs in use",
    ],
    ["how does the VPA choose its recommendation?", "the 90th percentile of use and 15 % on top"],
    ["how many tokens of data to train from scratch per parameter", "20 tokens for each parameter"],
    ["price of an A100 per hour", "$1.90 an hour, within the range of May 2026"],
    [
      "can one GPU be shared by several pods?",
      "MIG cuts it into parts in hardware, and time-slicing lets pods take turns",
    ],
    [
      "two training jobs wait for each other forever",
      "The default scheduler places pods one by one, so two jobs can hold half of the GPUs each and wait forever",
    ],
    ["accuracy lost by 8-bit integers", "integers of 8 bits cost 1 to 3 % of accuracy"],
    ["may an HPA and a VPA use the same metric?", "An HPA and a VPA must not go by the same metric"],
    [
      "time to deploy a model as it is",
      "Using as-is; None (or minimal prompt examples); Low (inference only); Immediate",
    ],
  ],
  "glossary.html": [
    ["what is a pod?", "The smallest thing that Kubernetes runs"],
    [
      "what is Kubernetes?",
      "A system that places containers on the machines of a cluster, restarts them and scales them",
    ],
    ["what is PSI?", "A measure of drift: the sum of (q − p) × ln(q / p) over bins"],
    ["what is HNSW?", "A graph index in layers that finds near vectors while it visits few of them"],
    ["explain LoRA", "Fine-tuning that leaves a model's weights as they are and trains small matrices beside them"],
    [
      "how does RAG work?",
      "Generation in which relevant documents are retrieved for each query and put into the prompt",
    ],
    ["what is a taint?", "A mark on a node that keeps all pods away that do not tolerate it"],
    ["what does TTFT mean?", "The time from a request to the first token of its answer"],
    ["difference between data drift and concept drift", "A change, over time, in what follows from the same inputs"],
    ["what is a token?", "A piece of text, about three quarters of an English word"],
    ["what is gang scheduling?", "Scheduling that starts all processes of a job together or none of them"],
    ["what is a shadow deployment?", "a new version gets a copy of live requests, and nobody sees its answers"],
    ["what is the learning rate?", "The size of the steps by which training changes the weights"],
    ["mixture of experts", "a router sends each token to a few of many subnetworks"],
  ],
  "contribute/rules.html": [
    ["why is all of the above a bad choice?", "Who sees that two choices are right knows that this one is"],
    ["may a choice be called option B?", "Choices are shuffled, so the letter or place is another one for each reader"],
    ["does a distractor need feedback?", "A reader who picked this one learns that it is wrong, and nothing else"],
    ["how long must an explanation be?", "Finds explanations of fewer than eight words"],
    ["do images in questions need a text?", "Finds images in questions whose alternative text is empty"],
    ["may a question have six choices?", "a fourth is seldom picked, and a sixth is read by nobody"],
  ],
  "index.html": [
    ["does the guide work without a network?", "It works offline"],
    ["where are my answers stored?", "Your answers stay in this browser"],
    ["who should read this guide?", "You plan, build or run infrastructure for AI"],
    ["does testing after reading help memory?", "a test after reading did more for memory a week later"],
  ],
  "exam.html": [
    ["can I pause the exam?", "You can pause it, extend it or switch it off"],
    ["what if I reload the page during the exam?", "An exam that is under way waits in this browser"],
  ],
  "review.html": [
    ["which algorithm schedules reviews?", "The algorithm is FSRS-6 with its default parameters"],
    ["when does a question come back that I got wrong?", "A wrong answer brings it back soon"],
  ],
  "contribute/good-items.html": [
    ["how many choices should a question have?", "Three choices are enough"],
    ["where do good distractors come from?", "A distractor is something that somebody believes"],
    ["how often is the longest choice right?", "somebody who always picked the longest choice got 14 of 15 right"],
    ["are choices shuffled?", "The build shuffles the choices by the question's id"],
  ],
  "contribute/kinds.html": [
    ["how is a question with several keys scored?", "right picks less wrong picks"],
    ["can a number have a tolerance?", "tolerance is a number in the same unit or a share"],
  ],
  "contribute/syntax.html": [
    ["how do I mark the right choice?", "- [x] for a key"],
    ["how do I keep a question out of the pretest?", "keeps the question out of the pretest"],
    ["export questions as JSON", "selfcheck export json writes every question"],
  ],
  "contribute/write-a-question.html": [
    ["how long does writing a question take?", "Five minutes, from a fork to a pull request"],
    ["can the linter mend mistakes by itself?", "selfcheck lint --fix mends what is mechanical"],
  ],
};
/** @type {Record<string, [string, string][]>} by query: other pages, and their words that answer it as well */
const more = {
  "what is an AI workload?": [[
    "glossary.html",
    "A computing task that is part of building, deploying or running an AI system",
  ]],
  "how does RAG make answers of a generative model more accurate?": [[
    "glossary.html",
    "Generation in which relevant documents are retrieved for each query and put into the prompt",
  ]],
  "how does RAG work?": [["workloads.html", "querying a vector database at inference time"]],
  "how are relevant documents found for a query?": [[
    "glossary.html",
    "A database that stores embeddings and finds those nearest to a query's",
  ]],
  "which kind of parallelism stays inside a server?": [[
    "workloads.html",
    "A model on several GPUs talks within every layer, so they should share one NVLink domain",
  ]],
  "what are foundation models?": [[
    "glossary.html",
    "A model that is trained on broad data and can be adapted to many tasks",
  ]],
  "what is cleansing for?": [["lifecycle.html", "poor data quality propagates through the entire pipeline"]],
  "risk of feature engineering": [[
    "glossary.html",
    "The use, in training, of information that will not be there in production",
  ]],
  "which optimizers are used in training?": [["glossary.html", "given their gradients; Adam and SGD are two"]],
  "what is cross-validation?": [[
    "glossary.html",
    "Validation in which each part of the data is held out once while a model is trained on the rest",
  ]],
  "what is model drift?": [[
    "glossary.html",
    "The fall of a model's quality as the world moves away from its training data",
  ]],
  "how to release a new model version with little risk": [
    ["lifecycle.html", "often using canary or blue-green strategies to minimize risk"],
    [
      "glossary.html",
      "A release that gives a new version a small share of the traffic first, and more as it proves itself",
    ],
  ],
  "formula of the population stability index": [[
    "glossary.html",
    "A measure of drift: the sum of (q − p) × ln(q / p) over bins",
  ]],
  "what is PSI?": [["lifecycle.html", "adds up (q − p) × ln(q / p) over ten bins"]],
  "difference between data drift and concept drift": [[
    "glossary.html",
    "A change, over time, in the distribution of a model's inputs",
  ]],
  "components of the Kubernetes control plane": [[
    "glossary.html",
    "API server, scheduler, controllers and the store of its state",
  ]],
  "what does the HPA do?": [["glossary.html", "A controller that sets the number of a workload's pods by metrics"]],
  "which autoscaler changes the CPU and memory of a pod?": [[
    "glossary.html",
    "A component that sets the CPU and memory that pods request",
  ]],
  "how are more GPU nodes added for a large training job?": [[
    "glossary.html",
    "A component that adds nodes for pods that find no room",
  ]],
  "what are model registries good for?": [[
    "clusters.html",
    "A registry answers three questions that come up when something goes wrong",
  ], ["glossary.html", "A store of trained models with their versions, origins and approvals"]],
  "what does quantization do to a model?": [[
    "glossary.html",
    "The storage of a model's numbers in fewer bits, to save memory and time",
  ]],
  "how does a student model learn from a teacher?": [[
    "glossary.html",
    "Training a small model to give the answers of a large one",
  ]],
  "why group several inference requests?": [
    [
      "glossary.html",
      "Serving several requests in one pass through a model, so that its weights are read once for all of them",
    ],
    ["workloads.html", "Serving many requests at once reads them once for all"],
  ],
  "how does the HPA compute the number of pods?": [[
    "clusters.html",
    "Every 15 s it computes ⌈pods × metric / target⌉",
  ]],
  "when does the cluster autoscaler remove a node?": [[
    "clusters.html",
    "It removes a node after 10 minutes with less than half of it requested",
  ]],
  "how does the VPA choose its recommendation?": [["clusters.html", "recommends the 90th percentile with 15 % on top"]],
  "two training jobs wait for each other forever": [[
    "glossary.html",
    "Scheduling that starts all processes of a job together or none of them",
  ]],
  "what is gang scheduling?": [["clusters.html", "Gang scheduling admits a job with all its pods or not at all"]],
  "can one GPU be shared by several pods?": [[
    "glossary.html",
    "A way to cut an NVIDIA GPU into up to seven parts in hardware",
  ]],
  "what do the three stages of ZeRO divide?": [[
    "glossary.html",
    "A way to divide the states of training among data-parallel devices",
  ]],
  "how many choices should a question have?": [[
    "contribute/rules.html",
    "a fourth is seldom picked, and a sixth is read by nobody",
  ]],
  "may a question have six choices?": [["contribute/good-items.html", "Three choices are enough"]],
  "how often is the longest choice right?": [[
    "contribute/rules.html",
    "always picking the longest choice got 14 of 15",
  ]],
  "are choices shuffled?": [[
    "contribute/rules.html",
    "Choices are shuffled, so the letter or place is another one for each reader",
  ]],
};
const unanswered = [
  "what is the capital of France?",
  "who won the world cup in 2022?",
  "how do I bake sourdough bread?",
  "what is the boiling point of water?",
  "how do I reset my router password?",
  "which airline flies to Lisbon?",
  "what does the mitochondrion do?",
  "how tall is Mount Everest?",
  "how do I file a tax return?",
  "who painted the Mona Lisa?",
  "what is quantum entanglement?",
  "how do vaccines work?",
  "which visa do I need for Japan?",
  "how do I install Windows on a laptop?",
  "what is the refund policy of the store?",
  "how many employees does NVIDIA have?",
  "who founded OpenAI?",
  "what is the salary of a data engineer?",
  "how do I write a Terraform module for AWS?",
  "what is the price of a TPU pod?",
  "how does backpropagation compute gradients?",
  "what is the architecture of a transformer?",
  "how is attention with multiple heads computed?",
  "which cloud region has the lowest carbon emissions?",
  "how do I configure MIG on a GPU?",
  "how do I write a Helm chart?",
  "what is the difference between SQL and NoSQL?",
  "how does federated learning protect privacy?",
];

/** @type {RagQuery[]} */
export const queries = [
  ...Object.entries(answered).flatMap(([page, rows]) =>
    rows.map(([text, words]) => ({
      text,
      answers: [[page, words], ...(more[text] ?? [])].map(([where = "", said = ""]) => ({ page: where, words: said })),
    }))
  ),
  ...unanswered.map((text) => ({ text, answers: [] })),
];
