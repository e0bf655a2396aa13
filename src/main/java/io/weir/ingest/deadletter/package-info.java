/** Dead letters: messages that could not be used, kept so that people can look at them, send them again or drop them. */
@NullMarked
package io.weir.ingest.deadletter;

import org.jspecify.annotations.NullMarked;
