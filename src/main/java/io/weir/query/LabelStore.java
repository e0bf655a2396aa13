package io.weir.query;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What labels there are: attributes of sources, labels of series, {@value Matcher#NAME} and {@value Matcher#SOURCE}.
 * Callable from any thread; never blocks. Fails with {@link StoreException} when the database cannot answer.
 */
public interface LabelStore {

    /**
     * Names of labels in alphabetical order.
     *
     * @param after only those after this one
     * @param limit most names, 1 or more
     */
    CompletionStage<List<String>> names(String after, int limit);

    /**
     * Values of a label in alphabetical order; values of more than 2,000 bytes are not listed.
     *
     * @param name of the label
     * @param prefix with which they begin; empty for all
     * @param after only those after this one
     * @param limit most values, 1 or more
     */
    CompletionStage<List<String>> values(String name, String prefix, String after, int limit);
}
