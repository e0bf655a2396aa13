/** The whole way from a recording to findings, with the real decoders, adapters and analyzers. */
package io.weir.diagnosis;
