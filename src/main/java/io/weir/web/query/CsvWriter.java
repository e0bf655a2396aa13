package io.weir.web.query;

import io.weir.query.run.Answer;
import io.weir.query.run.Line;
import io.weir.query.run.Summary;
import io.weir.web.error.Problem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers as comma-separated values (RFC 4180): a row for each value that is there. What an answer says besides
 * stands in rows at the end that begin with {@code #}.
 */
final class CsvWriter implements AnswerWriter {

    private final Writer out;

    CsvWriter(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 16_384);
    }

    @Override
    public void begin(Answer answer) throws IOException {
        out.write("series,unit,at,value\r\n");
    }

    @Override
    public void line(Answer answer, Line line) throws IOException {
        String start = quoted(SeriesText.of(line.labels().asMap())) + "," + quoted(line.unit()) + ",";
        for (int i = 0; i < line.values().length; i++) {
            double value = line.values()[i];
            if (!Double.isNaN(value)) {
                long at = line.at().length > 0 ? line.at()[i] : answer.grid().at(i);
                out.append(start).append(Instant.ofEpochMilli(at).toString()).append(',');
                out.append(text(value)).append("\r\n");
            }
        }
    }

    private static String text(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    @Override
    public void end(Summary summary, @Nullable Problem problem) throws IOException {
        if (summary.truncated()) {
            out.write("# there are more series than the limit\r\n");
        }
        if (problem != null) {
            out.write(quoted("# " + problem.detail()) + "\r\n");
        }
        out.flush();
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
