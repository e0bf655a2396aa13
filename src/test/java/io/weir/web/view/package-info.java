/** Tests of io.weir.web.view. */
@NullMarked
package io.weir.web.view;

import org.jspecify.annotations.NullMarked;
