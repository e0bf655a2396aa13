@NullMarked
package io.weir.storage.codec;

import org.jspecify.annotations.NullMarked;
