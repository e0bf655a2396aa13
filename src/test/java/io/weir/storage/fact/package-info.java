/** Tests of facts about configuration in a real PostgreSQL. */
@NullMarked
package io.weir.storage.fact;

import org.jspecify.annotations.NullMarked;
