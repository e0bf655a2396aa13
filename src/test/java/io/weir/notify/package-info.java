/** Tests of receivers, over the loopback interface. */
@NullMarked
package io.weir.notify;

import org.jspecify.annotations.NullMarked;
