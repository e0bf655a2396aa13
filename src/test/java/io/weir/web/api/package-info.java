/** Parameters of the REST API. */
@NullMarked
package io.weir.web.api;

import org.jspecify.annotations.NullMarked;
