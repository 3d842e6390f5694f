/* Questions that the chapter on workloads answers. */

/** @import { AnsweredPages } from "./types.d.ts" */

/** @type {AnsweredPages} */
export const workloads = {
  "workloads.html": [
    [
      "what is an AI workload?",
      "any computational task performed as part of building, deploying, or operating an AI system",
      ["glossary.html", "A computing task that is part of building, deploying, or running an AI system"],
    ],
    ["how does RAG make answers of a generative model more accurate?", "querying a vector database at inference time", [
      "glossary.html",
      "Generation in which relevant documents are retrieved for each query and put into the prompt",
    ]],
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
    ["how are relevant documents found for a query?", "Find the most relevant documents via similarity search", [
      "glossary.html",
      "A database that stores embeddings and finds those nearest to a query's",
    ]],
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
    ["what are foundation models?", "large-scale models pre-trained on broad, diverse datasets", [
      "glossary.html",
      "A model that is trained on broad data and can be adapted to many tasks",
    ]],
    ["is inference sensitive to latency?", "Inference is latency-sensitive and high-volume"],
    ["how many bytes of state does training take per parameter?", "16 bytes of state for each parameter"],
    ["how many GPUs to train 8 billion parameters in a week?", "GPUs; 402; 1; 1; 2"],
    ["memory bandwidth of an H100", "(dense, 16 bits) and 3.35 TB/s"],
    ["how long until the first token of a response?", "1.8 × 10¹³ FLOP, 44 ms"],
    [
      "where is time spent when a RAG pipeline answers?",
      "Most of the time goes into writing the answer, not into the search",
    ],
    ["how large is a passage in the vector index?", "4 × 768 + 8 × 16 bytes in the index"],
    ["can PostgreSQL store vectors?", "PostgreSQL has one with the pgvector extension"],
    ["which measure says how similar two texts are?", "The usual measure is cosine similarity"],
    ["how long should a chunk be?", "64 to 128 tokens did best for short facts, and 512 to 1,024 where context counts"],
    ["how do I evaluate retrieval?", "how often is a right passage among the first k (recall at k)"],
    ["how much does a ring all-reduce send?", "each of n GPUs sends 2 × (n − 1) / n times the gradients"],
    [
      "what do the three stages of ZeRO divide?",
      "the optimizer's state (stage 1), the gradients too (stage 2), the weights too (stage 3)",
      ["glossary.html", "A way to divide the states of training among data-parallel devices"],
    ],
    [
      "which kind of parallelism stays inside a server?",
      "GPUs talk within every layer, so it stays inside the NVLink domain",
      ["workloads.html", "A model on several GPUs talks within every layer, so they should share one NVLink domain"],
    ],
    ["memory of the KV cache for 128,000 tokens", "a full context window of 128,000 tokens takes 16.8 GB"],
  ],
};
