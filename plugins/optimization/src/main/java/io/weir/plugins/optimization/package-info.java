/** Says which setting to change and what that will bring. */
@NullMarked
package io.weir.plugins.optimization;

import org.jspecify.annotations.NullMarked;
