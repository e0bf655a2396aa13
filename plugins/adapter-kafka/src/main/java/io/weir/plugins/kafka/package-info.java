/** Knows Kafka's clients: the buffer of producers, and the lag of consumers. */
@NullMarked
package io.weir.plugins.kafka;

import org.jspecify.annotations.NullMarked;
