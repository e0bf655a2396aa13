package io.weir.ingest;

import java.util.List;

/** Decoders that come and go while the service runs. For any thread. */
public interface FurtherDecoders {

    /** There are none. */
    FurtherDecoders NONE = new FurtherDecoders() {
        @Override
        public List<PayloadDecoder> now() {
            return List.of();
        }

        @Override
        public boolean mayCome() {
            return false;
        }
    };

    /** Those there are now. */
    List<PayloadDecoder> now();

    /** Whether others may come later, so that a format that nobody knows yet is no mistake. */
    boolean mayCome();
}
