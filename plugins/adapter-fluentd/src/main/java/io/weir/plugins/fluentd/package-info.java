/** Knows Fluentd: the buffer of each output. */
@NullMarked
package io.weir.plugins.fluentd;

import org.jspecify.annotations.NullMarked;
