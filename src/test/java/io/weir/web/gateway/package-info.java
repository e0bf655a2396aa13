@NullMarked
package io.weir.web.gateway;

import org.jspecify.annotations.NullMarked;
