package io.weir.ingest.decode;

/** What a metric's data are: the key under which they are. */
enum OtlpJsonType {
    GAUGE("gauge"),
    SUM("sum"),
    HISTOGRAM("histogram"),
    EXPONENTIAL("exponentialHistogram"),
    SUMMARY("summary");

    private final String key;

    OtlpJsonType(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
