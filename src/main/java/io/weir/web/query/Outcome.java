package io.weir.web.query;

import io.weir.query.run.Answer;
import io.weir.query.run.Line;
import io.weir.web.error.Problem;
import io.weir.web.error.ProblemException;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What goes out as the answer of a query. A small one is whole before the response begins, so that an error is an error;
 * of a large one the beginning is there, the rest follows as it is read, and an error stands at its end.
 */
final class Outcome implements StreamingOutput {

    private static final int SMALL = 256 * 1024;

    private final Queries.Running running;
    private final ByteArrayOutputStream start = new ByteArrayOutputStream(16_384);
    private final Switch out = new Switch(start);
    private final AnswerWriter writer;

    /** How answers are written. */
    @FunctionalInterface
    interface Format {
        AnswerWriter to(OutputStream out) throws IOException;
    }

    private Outcome(Queries.Running running, Format format) throws IOException {
        this.running = running;
        this.writer = format.to(out);
    }

    /** The response's entity: bytes when the answer is small, or else one that streams and closes the query at its end. */
    static Object of(Queries.Running running, Format format) {
        boolean streams = false;
        try {
            Outcome outcome = new Outcome(running, format);
            streams = !outcome.begin();
            return streams ? outcome : outcome.start.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        } catch (RuntimeException e) {
            throw Queries.told(e);
        } finally {
            if (!streams) {
                running.close();
            }
        }
    }

    /** Writes to memory; returns whether that was all. */
    private boolean begin() throws IOException {
        Answer answer = running.answer();
        writer.begin(answer);
        while (start.size() < SMALL) {
            Optional<Line> line = answer.next();
            if (line.isEmpty()) {
                writer.end(answer.summary(), null);
                return true;
            }
            writer.line(answer, line.get());
        }
        return false;
    }

    @Override
    public void write(OutputStream to) throws IOException {
        try (running) {
            start.writeTo(to);
            out.to = to;
            Problem problem = rest();
            writer.end(running.answer().summary(), problem);
            to.flush();
        }
    }

    private @Nullable Problem rest() throws IOException {
        Answer answer = running.answer();
        try {
            for (Optional<Line> line = answer.next(); line.isPresent(); line = answer.next()) {
                writer.line(answer, line.get());
            }
            return null;
        } catch (RuntimeException e) {
            RuntimeException told = Queries.told(e);
            if (told instanceof ProblemException problem) {
                return problem.problem();
            }
            throw told;
        }
    }

    /** Passes on to what it is set to. */
    private static final class Switch extends OutputStream {

        private OutputStream to;

        Switch(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            to.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            to.write(bytes, offset, length);
        }
    }
}
