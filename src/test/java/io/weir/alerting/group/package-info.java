/** Tests of alerting, without container, clock or network. */
@NullMarked
package io.weir.alerting.group;

import org.jspecify.annotations.NullMarked;
