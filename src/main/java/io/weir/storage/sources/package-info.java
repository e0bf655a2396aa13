/** Which sources are due for analysis, and who has them. */
@NullMarked
package io.weir.storage.sources;

import org.jspecify.annotations.NullMarked;
