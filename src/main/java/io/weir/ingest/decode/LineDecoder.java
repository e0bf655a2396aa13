package io.weir.ingest.decode;

import io.weir.ingest.Payload;
import io.weir.ingest.UndecodableException;

/** A format of lines. Blank lines are nothing; a line that is wrong is named by its number. */
abstract class LineDecoder extends WalkingDecoder {

    LineDecoder(String format) {
        super(format);
    }

    /** Reads one line; blanks around it are cut off. */
    abstract void line(byte[] bytes, int from, int to, LineWalk walk) throws UndecodableException;

    /** A new walk through a message. */
    abstract LineWalk begin(Payload payload, Batch into);

    @Override
    void walk(Payload payload, Batch into) throws UndecodableException {
        byte[] bytes = payload.bytes();
        LineWalk walk = begin(payload, into);
        for (int from = 0; from < bytes.length; ) {
            int end = Lines.end(bytes, from);
            int first = Lines.first(bytes, from, end);
            int last = Lines.last(bytes, first, end);
            if (first < last) {
                line(bytes, first, last, walk);
            }
            from = end + 1;
        }
    }
}
