package ${package};

import io.weir.api.PluginDescriptor;
import io.weir.api.payload.Message;
import io.weir.api.payload.PayloadDecoder;
import io.weir.api.payload.Report;
import io.weir.api.payload.Sample;
import io.weir.api.payload.UndecodablePayloadException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads lines of name=value, of which the first says who reports:
 *
 * <pre>
 * reporter=press-1
 * temperature=71.5
 * parts_total=120
 * </pre>
 */
public final class ${className} implements PayloadDecoder {

    private static final String FIRST = "reporter=";

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("${pluginId}", "${version}", "Lines of values", "Reads lines of name=value.");
    }

    @Override
    public String format() {
        return "${pluginId}";
    }

    @Override
    public boolean recognises(Message message) {
        byte[] bytes = message.bytes();
        return new String(bytes, 0, Math.min(bytes.length, FIRST.length()), StandardCharsets.UTF_8).equals(FIRST);
    }

    @Override
    public List<Report> decode(Message message) throws UndecodablePayloadException {
        List<String> lines =
                new String(message.bytes(), StandardCharsets.UTF_8).lines().toList();
        Map<String, String> source = Map.of("service.name", reporter(lines.getFirst()));
        Map<String, Sample> samples = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            Sample sample = sample(lines.get(i), i + 1);
            if (samples.putIfAbsent(sample.name(), sample) != null) {
                throw new UndecodablePayloadException("line " + (i + 1) + " names " + sample.name() + " again");
            }
        }
        return List.of(new Report(source, message.receivedAt(), List.copyOf(samples.values())));
    }

    private static String reporter(String line) throws UndecodablePayloadException {
        String name = line.startsWith(FIRST) ? line.substring(FIRST.length()).strip() : "";
        if (name.isEmpty()) {
            throw new UndecodablePayloadException("line 1 must be like reporter=press-1");
        }
        return name;
    }

    private static Sample sample(String line, int number) throws UndecodablePayloadException {
        int equals = line.indexOf('=');
        String name = line.substring(0, Math.max(equals, 0)).strip();
        try {
            double value = Double.parseDouble(line.substring(equals + 1));
            if (!name.isEmpty()) {
                return name.endsWith("_total")
                        ? Sample.counter(name, Map.of(), value)
                        : Sample.gauge(name, Map.of(), value);
            }
        } catch (NumberFormatException e) {
            // the same as a line without a name
        }
        throw new UndecodablePayloadException("line " + number + " must be like temperature=71.5");
    }
}
