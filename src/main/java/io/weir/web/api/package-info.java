/** REST under /api/v1: its own records, kept apart from the domain so that neither holds the other back. */
@NullMarked
package io.weir.web.api;

import org.jspecify.annotations.NullMarked;
