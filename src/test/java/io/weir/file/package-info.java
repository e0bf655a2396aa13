/** Tests of alerting, without container, clock or network. */
@NullMarked
package io.weir.file;

import org.jspecify.annotations.NullMarked;
