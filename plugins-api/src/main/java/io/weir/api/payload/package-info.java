/**
 * Decoders of payloads: what a message of a broker holds. A decoder turns the bytes of one {@link io.weir.api.payload.Message}
 * into {@link io.weir.api.payload.Report}s, one for each source and instant.
 */
@NullMarked
package io.weir.api.payload;

import org.jspecify.annotations.NullMarked;
