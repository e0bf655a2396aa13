/** Changes told to every replica through the database. */
@NullMarked
package io.weir.storage.live;

import org.jspecify.annotations.NullMarked;
