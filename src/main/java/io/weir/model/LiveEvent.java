package io.weir.model;

/**
 * Something changed that a page may show.
 *
 * @param topic what changed
 * @param id number of the pipeline, finding, alert or notice
 */
public record LiveEvent(Topic topic, long id) {

    /** What can change. */
    public enum Topic {
        /** A pipeline has new samples or another shape. */
        PIPELINE,
        /** A finding was opened, changed or resolved; the id is the pipeline's. */
        FINDING,
        /** An alert changed its state. */
        ALERT,
        /** A notice was sent, or failed. */
        NOTICE
    }
}
