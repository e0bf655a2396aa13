/**
 * Typed configuration of plugins. An author writes a record; its components, annotated with
 * {@link io.weir.api.config.Option}, are the options. From it come, by generation, the form on the Plugins page, the JSON
 * Schema, the reference in the docs, and what a native image must know:
 *
 * <pre>{@code
 * record Limits(
 *         @Option(description = "Share of events that may be lost", unit = "1", min = 0, max = 1) double loss,
 *         @Option(description = "Shortest window", min = 1) Duration shortest) {}
 * }</pre>
 *
 * <p>Components may be {@code int}, {@code long}, {@code double}, {@code boolean}, {@link java.lang.String},
 * {@link java.time.Duration} and enums. Rules between options belong into the compact constructor: its
 * {@link java.lang.IllegalArgumentException} is shown to whoever configures.
 */
@NullMarked
package io.weir.api.config;

import org.jspecify.annotations.NullMarked;
