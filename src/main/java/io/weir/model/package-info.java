/** Records of the domain that several parts of the service share. JDK and the SPI only. */
@NullMarked
package io.weir.model;

import org.jspecify.annotations.NullMarked;
