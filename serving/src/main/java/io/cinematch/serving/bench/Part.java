package io.cinematch.serving.bench;

/** What can be measured by itself. */
enum Part {
    START,
    THROUGHPUT,
    LATENCY
}
