@NullMarked
package io.weir.storage.deadletter;

import org.jspecify.annotations.NullMarked;
