/** Tests of alerting, without container, clock or network. */
@NullMarked
package io.weir.alerting.route;

import org.jspecify.annotations.NullMarked;
