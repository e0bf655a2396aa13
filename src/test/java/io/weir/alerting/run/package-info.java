/** Tests of alerting, without container, clock or network. */
@NullMarked
package io.weir.alerting.run;

import org.jspecify.annotations.NullMarked;
