/** Tests of alerting, without container, clock or network. */
@NullMarked
package io.weir.alerting.file;

import org.jspecify.annotations.NullMarked;
