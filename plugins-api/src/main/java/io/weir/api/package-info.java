/** The contract between Weir and its plugins. */
@NullMarked
package io.weir.api;

import org.jspecify.annotations.NullMarked;
