package io.weir.testkit.scenario;

/**
 * Gathers events into batches and hands each on as a whole. It takes no time of its own.
 *
 * @param id its name
 * @param taking size of a batch, and how long it waits to fill
 */
public record BatcherModel(String id, Taking taking) implements WorkerModel {

    /** Refuses an empty id. */
    public BatcherModel {
        Check.id(id);
    }

    @Override
    public int workers() {
        return 1;
    }
}
