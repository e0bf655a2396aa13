package io.weir.web.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.query.Matcher;
import io.weir.query.run.Answer;
import io.weir.query.run.Line;
import io.weir.query.run.Notice;
import io.weir.query.run.Summary;
import io.weir.web.error.Problem;
import io.weir.web.format.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes answers as JSON, line by line: {@link AnswerDto} tells their form. */
final class JsonWriter implements AnswerWriter {

    private static final JsonFactory JSON = new JsonFactory();
    private static final double WHOLE = 1L << 53;

    private final JsonGenerator json;

    JsonWriter(OutputStream out) throws IOException {
        json = JSON.createGenerator(out);
    }

    @Override
    public void begin(Answer answer) throws IOException {
        boolean stepped = answer.grid().size() > 0;
        json.writeStartObject();
        json.writeStringField("resolution", Words.of(answer.resolution()));
        if (stepped) {
            json.writeStringField("from", instant(answer.grid().at(0)));
            json.writeStringField("to", instant(answer.grid().at(answer.grid().size() - 1)));
            json.writeFieldName("stepSeconds");
            number(answer.grid().step() / 1_000.0);
            json.writeNumberField("points", answer.grid().size());
        }
        json.writeArrayFieldStart("series");
    }

    private static String instant(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    @Override
    public void line(Answer answer, Line line) throws IOException {
        json.writeStartObject();
        Map<String, String> labels = line.labels().asMap();
        json.writeStringField("name", labels.getOrDefault(Matcher.NAME, ""));
        json.writeObjectFieldStart("labels");
        for (Map.Entry<String, String> label : labels.entrySet()) {
            if (!label.getKey().equals(Matcher.NAME)) {
                json.writeStringField(label.getKey(), label.getValue());
            }
        }
        json.writeEndObject();
        json.writeStringField("kind", Words.of(line.kind()));
        json.writeStringField("unit", line.unit());
        if (line.at().length > 0) {
            json.writeFieldName("at");
            json.writeArray(line.at(), 0, line.at().length);
        }
        json.writeArrayFieldStart("values");
        for (double value : line.values()) {
            number(value);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    // JSON has no infinity: it is a text, as Prometheus writes it.
    private void number(double value) throws IOException {
        if (value == Math.rint(value) && Math.abs(value) < WHOLE) {
            json.writeNumber((long) value);
        } else if (Double.isNaN(value)) {
            json.writeNull();
        } else if (Double.isInfinite(value)) {
            json.writeString(value > 0 ? "+Inf" : "-Inf");
        } else {
            json.writeNumber(value);
        }
    }

    @Override
    public void end(Summary summary, @Nullable Problem problem) throws IOException {
        json.writeEndArray();
        json.writeBooleanField("truncated", summary.truncated());
        json.writeArrayFieldStart("notices");
        for (Notice notice : summary.notices()) {
            json.writeStartObject();
            json.writeStringField("text", notice.text());
            json.writeNumberField("start", notice.place().start());
            json.writeNumberField("end", notice.place().end());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("read");
        json.writeNumberField("series", summary.series());
        json.writeNumberField("samples", summary.samples());
        json.writeNumberField("milliseconds", summary.millis());
        json.writeEndObject();
        problem(problem);
        json.writeEndObject();
        json.close();
    }

    private void problem(@Nullable Problem problem) throws IOException {
        if (problem != null) {
            json.writeObjectFieldStart("problem");
            json.writeStringField("type", problem.type());
            json.writeStringField("title", problem.title());
            json.writeNumberField("status", problem.status());
            json.writeStringField("detail", problem.detail());
            json.writeStringField("code", problem.code());
            json.writeEndObject();
        }
    }
}
