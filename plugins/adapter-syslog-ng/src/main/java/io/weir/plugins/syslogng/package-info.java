/** Knows syslog-ng: its sources, and the queue of each destination. */
@NullMarked
package io.weir.plugins.syslogng;

import org.jspecify.annotations.NullMarked;
