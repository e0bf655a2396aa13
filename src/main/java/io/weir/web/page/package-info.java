/** The pages, made on the server and readable without scripts. */
@NullMarked
package io.weir.web.page;

import org.jspecify.annotations.NullMarked;
