/** Reads pipelines, findings and observations through the ports of the core, for pages and the API alike. */
@NullMarked
package io.weir.web.read;

import org.jspecify.annotations.NullMarked;
