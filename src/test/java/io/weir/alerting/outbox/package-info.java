/** Tests of alerting, without container, clock or network. */
@NullMarked
package io.weir.alerting.outbox;

import org.jspecify.annotations.NullMarked;
