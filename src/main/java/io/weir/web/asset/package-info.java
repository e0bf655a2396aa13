/** Style sheets, scripts and pictures: read once, named by what is in them, kept by browsers for ever. */
@NullMarked
package io.weir.web.asset;

import org.jspecify.annotations.NullMarked;
