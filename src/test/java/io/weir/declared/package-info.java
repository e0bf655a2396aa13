@NullMarked
package io.weir.declared;

import org.jspecify.annotations.NullMarked;
