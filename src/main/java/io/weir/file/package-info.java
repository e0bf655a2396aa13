/** YAML read with lines and keys, so that a fault says where it is. */
@NullMarked
package io.weir.file;

import org.jspecify.annotations.NullMarked;
