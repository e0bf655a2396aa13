/**
 * Weir on one machine: {@link io.weir.local.up.Stack} starts {@link io.weir.local.up.Part parts} one after the other
 * (PostgreSQL, Kafka, the service, the sample), and stops them in the opposite order.
 */
@NullMarked
package io.weir.local.up;

import org.jspecify.annotations.NullMarked;
