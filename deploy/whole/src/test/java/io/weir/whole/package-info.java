/** Tests of the whole: the packaged service as its own process, against real PostgreSQL and real Kafka. */
@NullMarked
package io.weir.whole;

import org.jspecify.annotations.NullMarked;
