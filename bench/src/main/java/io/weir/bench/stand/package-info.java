/** What is measured on: PostgreSQL, Kafka and the service as processes of their own, and what they are filled with. */
@NullMarked
package io.weir.bench.stand;

import org.jspecify.annotations.NullMarked;
