/** Adapters: each knows one engine, and maps its metrics and configuration to the model of a pipeline and back. */
@NullMarked
package io.weir.api.adapter;

import org.jspecify.annotations.NullMarked;
