/** What every command uses: where things lie, what to say and how to complain. */
@NullMarked
package io.weir.local.common;

import org.jspecify.annotations.NullMarked;
