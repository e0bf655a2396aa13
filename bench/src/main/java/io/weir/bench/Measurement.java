package io.weir.bench;

import java.util.List;
import java.util.Map;

/** Something that can be measured. */
public interface Measurement {

    /**
     * Measures; may take minutes.
     *
     * @param options of the command line, as they came
     * @return the figures, to be printed as JSON
     * @throws IllegalArgumentException when an option is not known; the message says what would be right
     */
    Map<String, Object> figures(List<String> options) throws Exception;
}
