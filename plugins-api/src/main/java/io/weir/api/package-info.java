/**
 * What a plugin of Weir may see: the Service Provider Interface (SPI), on nothing but the JDK and JSpecify.
 *
 * <p>A plugin is a class with a public no-argument constructor that implements {@link io.weir.api.adapter.Adapter} or
 * {@link io.weir.api.analysis.Analyzer} and is named in {@code META-INF/services}. Start with
 * {@link io.weir.api.analysis.Window}: it is what an analyzer gets, and what an adapter makes.
 */
@NullMarked
package io.weir.api;

import org.jspecify.annotations.NullMarked;
