package io.weir.storage.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.weir.analysis.compare.Measured;
import io.weir.analysis.compare.Quantity;
import io.weir.api.analysis.Action;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Suggestion;
import io.weir.api.pipeline.Edge;
import io.weir.api.pipeline.Interval;
import io.weir.api.pipeline.Pipeline;
import io.weir.api.pipeline.Setting;
import io.weir.api.pipeline.Stage;
import java.util.List;

/**
 * Records of the API as JSON and back. A mapper of its own, because what is kept must not change its form when somebody
 * configures the mapper of the REST resources. Fields added by a later version are skipped, so that two versions can run
 * side by side.
 */
@RegisterForReflection(
        targets = {
            Pipeline.class,
            Stage.class,
            Edge.class,
            Setting.class,
            Setting.Origin.class,
            Evidence.class,
            Effect.class,
            Interval.class,
            Suggestion.class,
            Action.class,
            Measured.class,
            Measured.Direction.class,
            Quantity.class
        })
final class Json {

    private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};

    private static final TypeReference<List<Effect>> EFFECTS = new TypeReference<>() {};

    private static final TypeReference<List<Measured>> MEASURED = new TypeReference<>() {};

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    static String of(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    static Pipeline pipeline(String json) {
        return read(() -> MAPPER.readValue(json, Pipeline.class), json);
    }

    static List<Evidence> evidence(String json) {
        return read(() -> MAPPER.readValue(json, EVIDENCE), json);
    }

    static Effect effect(String json) {
        return read(() -> MAPPER.readValue(json, Effect.class), json);
    }

    static List<Effect> effects(String json) {
        return read(() -> MAPPER.readValue(json, EFFECTS), json);
    }

    static Suggestion suggestion(String json) {
        return read(() -> MAPPER.readValue(json, Suggestion.class), json);
    }

    static List<Measured> measured(String json) {
        return read(() -> MAPPER.readValue(json, MEASURED), json);
    }

    private static <T> T read(Reading<T> reading, String json) {
        try {
            return reading.read();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON of another form than expected is kept: " + json, e);
        }
    }

    private interface Reading<T> {
        T read() throws JsonProcessingException;
    }
}
