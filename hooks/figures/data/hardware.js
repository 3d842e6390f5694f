/* Accelerators: what one can do at most, and where it is said. Peaks are dense (no sparsity), 16 bits; memory in bytes
   (of 10⁹), bandwidth in bytes a second. `link` is NVLink in one direction (data sheets add both), among the GPUs of a `domain`;
   `port` is the network port of each GPU to other domains, in one direction: 50 GB/s for 400 Gb/s. */

/** @import { Gpu } from "../models/types.d.ts" */
/** @import { Sourced } from "./types.d.ts" */

/** @type {(Required<Gpu> & Sourced)[]} */
export const hardware = [
  {
    name: "A100",
    title: "NVIDIA A100 SXM 80 GB",
    flops: 312e12,
    memory: 80e9,
    bandwidth: 2.039e12,
    link: 300e9,
    domain: 8,
    port: 25e9,
    source: "https://www.nvidia.com/en-us/data-center/a100/",
    date: "2021-06",
  },
  {
    name: "H100",
    title: "NVIDIA H100 SXM 80 GB",
    flops: 989e12,
    memory: 80e9,
    bandwidth: 3.35e12,
    link: 450e9,
    domain: 8,
    port: 50e9,
    source: "https://www.nvidia.com/en-us/data-center/h100/",
    date: "2022-11",
  },
  {
    name: "H800",
    title: "NVIDIA H800 SXM 80 GB",
    flops: 989e12,
    memory: 80e9,
    bandwidth: 3.35e12,
    link: 200e9,
    domain: 8,
    port: 50e9,
    source: "https://arxiv.org/abs/2412.19437",
    date: "2024-12",
  },
  {
    name: "H200",
    title: "NVIDIA H200 SXM 141 GB",
    flops: 989e12,
    memory: 141e9,
    bandwidth: 4.8e12,
    link: 450e9,
    domain: 8,
    port: 50e9,
    source: "https://www.nvidia.com/en-us/data-center/h200/",
    date: "2024-11",
  },
  {
    name: "B200",
    title: "NVIDIA B200 SXM 180 GB",
    flops: 2250e12,
    memory: 180e9,
    bandwidth: 8e12,
    link: 900e9,
    domain: 8,
    port: 50e9,
    source: "https://www.nvidia.com/en-us/data-center/dgx-b200/",
    date: "2024-03",
  },
  {
    name: "GB200",
    title: "NVIDIA GB200 NVL72, one of 72 GPUs, 186 GB",
    flops: 2500e12,
    memory: 186e9,
    bandwidth: 8e12,
    link: 900e9,
    domain: 72,
    port: 50e9,
    source: "https://www.nvidia.com/en-us/data-center/gb200-nvl72/",
    date: "2024-03",
  },
];
