/** Tests of alerting, without container, clock or network. */
@NullMarked
package io.weir.alerting.rule;

import org.jspecify.annotations.NullMarked;
