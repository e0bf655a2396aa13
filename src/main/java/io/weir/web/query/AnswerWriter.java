package io.weir.web.query;

import io.weir.query.run.Answer;
import io.weir.query.run.Line;
import io.weir.query.run.Summary;
import io.weir.web.error.Problem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes an answer in some format. */
interface AnswerWriter {

    /** What comes before the lines. */
    void begin(Answer answer) throws IOException;

    /** One line. */
    void line(Answer answer, Line line) throws IOException;

    /**
     * What comes after the lines; flushes.
     *
     * @param problem why it ends before its end; null when it does not
     */
    void end(Summary summary, @Nullable Problem problem) throws IOException;
}
