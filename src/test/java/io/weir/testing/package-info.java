/** What tests of several packages share: real PostgreSQL and real Kafka inside the test's own process. */
@NullMarked
package io.weir.testing;

import org.jspecify.annotations.NullMarked;
