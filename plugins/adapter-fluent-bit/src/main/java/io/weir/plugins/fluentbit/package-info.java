/** Knows Fluent Bit: its inputs, filters, the buffer, and outputs. */
@NullMarked
package io.weir.plugins.fluentbit;

import org.jspecify.annotations.NullMarked;
