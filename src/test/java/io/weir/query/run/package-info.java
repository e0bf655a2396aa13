/** Tests of the engine, against a model that is too simple to be wrong. */
@NullMarked
package io.weir.query.run;

import org.jspecify.annotations.NullMarked;
