@NullMarked
package io.weir.storage.event;

import org.jspecify.annotations.NullMarked;
