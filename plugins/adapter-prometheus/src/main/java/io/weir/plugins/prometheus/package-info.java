/** Knows Prometheus' remote write: the shards that send, and what waits for them. */
@NullMarked
package io.weir.plugins.prometheus;

import org.jspecify.annotations.NullMarked;
