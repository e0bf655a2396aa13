/** The records and sealed types of the domain. */
@NullMarked
package io.weir.model;

import org.jspecify.annotations.NullMarked;
