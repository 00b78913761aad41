/**
 * Topics to begin with, before anything was saved: each is a short text in the words of its field.
 * They follow the categories of arXiv (https://arxiv.org/category_taxonomy) and what papers of these
 * fields are about.
 */

/** Ids are kept in the settings; texts of the interface are `topic_<id>`. */
export const topics = {
  llm: 'large language models, pre-training, instruction tuning, scaling laws, tokenization, mixture of experts',
  reasoning:
    'reasoning, chain of thought, reinforcement learning with verifiable rewards, mathematical problem solving, test-time compute',
  agents:
    'LLM agents, tool use, planning, multi-agent systems, web navigation, computer use, agent benchmarks',
  code: 'code generation, program synthesis, software engineering, program repair, code language models, compilers, hardware description',
  nlp: 'natural language processing, machine translation, parsing, question answering, summarization, multilingual corpora, low-resource languages',
  retrieval:
    'information retrieval, retrieval-augmented generation, dense retrieval, recommender systems, search, ranking, embeddings',
  efficiency:
    'inference efficiency, quantization, sparse attention, KV cache, speculative decoding, GPU kernels, model compression, serving',
  vision:
    'computer vision, object detection, semantic segmentation, image classification, visual representation, depth estimation',
  generation:
    'image generation, video generation, diffusion models, text-to-image, flow matching, image editing',
  multimodal:
    'multimodal models, vision-language models, visual question answering, image captioning, video understanding, document understanding',
  speech: 'speech recognition, text-to-speech, audio generation, music, speaker, spoken language',
  robotics:
    'robotics, manipulation, vision-language-action models, locomotion, imitation learning, embodied agents, navigation',
  rl: 'reinforcement learning, policy optimization, preference optimization, reward models, exploration, offline reinforcement learning',
  alignment:
    'alignment, AI safety, jailbreak, red teaming, hallucination, bias, fairness, privacy, watermarking',
  interpretability:
    'interpretability, mechanistic interpretability, sparse autoencoders, circuits, probing, explainability, attribution',
  theory:
    'learning theory, optimization, generalization bounds, convergence, stochastic gradient descent, statistics, kernel methods',
  graphs:
    'graph neural networks, knowledge graphs, link prediction, node classification, molecular graphs',
  data: 'datasets, data curation, benchmark, annotation, synthetic data, evaluation, data mixture',
  security:
    'security, cryptography, adversarial attacks, vulnerability, malware, backdoor, federated learning',
  systems:
    'distributed systems, distributed training, databases, operating systems, networks, hardware accelerators, scheduling',
  hci: 'human-computer interaction, user study, visualization, accessibility, interfaces, human-AI collaboration',
  biology:
    'protein structure, genomics, drug discovery, molecules, single-cell, bioinformatics, molecular dynamics',
  medicine:
    'medical imaging, clinical notes, radiology, diagnosis, electronic health records, patients',
  science:
    'scientific discovery, physics-informed neural networks, partial differential equations, weather forecasting, climate, materials, chemistry',
  math: 'mathematics, theorem proving, formal verification, Lean, algebra, combinatorics, number theory',
  physics:
    'physics, quantum computing, quantum mechanics, astrophysics, cosmology, condensed matter, particle physics',
  economics:
    'economics, finance, game theory, mechanism design, social science, markets, time series forecasting',
} as const satisfies Record<string, string>;

export type TopicId = keyof typeof topics;

/** Ids in the order in which they are offered. */
export const topicIds = Object.keys(topics) as TopicId[];

/** What a choice in the settings stands for: a topic's text, or the user's own words. */
export const topicText = (choice: string): string =>
  Object.hasOwn(topics, choice) ? topics[choice as TopicId] : choice;
