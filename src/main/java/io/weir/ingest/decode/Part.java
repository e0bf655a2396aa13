package io.weir.ingest.decode;

/** Which of the series that one metric becomes. */
enum Part {
    /** Of a gauge or sum: the value itself. */
    VALUE,
    /** Of a histogram: how many values are at most as large as the bound. */
    BUCKET,
    /** Of a histogram or summary: the sum of its values. */
    SUM,
    /** Of a histogram or summary: how many values. */
    COUNT,
    /** Of a summary: the value of a quantile. */
    QUANTILE
}
