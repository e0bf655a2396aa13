/** Tests of pages, REST and live updates over a small world in memory. */
@NullMarked
package io.weir.web;

import org.jspecify.annotations.NullMarked;
