package io.weir.ingest;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who reports: the attributes that stay the same when the source starts anew.
 *
 * @param name for people, such as {@code checkout/otel-java}
 * @param attributes that make the identity, sorted by key
 */
public record SourceIdentity(String name, SortedMap<String, String> attributes) {

    /** Copies the attributes. */
    public SourceIdentity(String name, Map<String, String> attributes) {
        this(name, (SortedMap<String, String>) new TreeMap<>(attributes));
    }
}
