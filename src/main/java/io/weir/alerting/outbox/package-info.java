/** Notices on their way: attempts, back-off, giving up. */
@NullMarked
package io.weir.alerting.outbox;

import org.jspecify.annotations.NullMarked;
