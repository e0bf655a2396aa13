/** YAML read with lines and keys, so that a fault says where it is. */
@NullMarked
package io.weir.alerting.file;

import org.jspecify.annotations.NullMarked;
