/** Knows Telegraf: its inputs, and the buffer in front of each output. */
@NullMarked
package io.weir.plugins.telegraf;

import org.jspecify.annotations.NullMarked;
