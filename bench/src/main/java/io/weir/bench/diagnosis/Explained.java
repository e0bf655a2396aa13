package io.weir.bench.diagnosis;

import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Suggestion;
import io.weir.api.analysis.Window;
import io.weir.testkit.simulator.Gain;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One case in full: what it is, what is true of it, what the analyzers saw and said. */
final class Explained {

    private static final int GAINS = 8;

    private Explained() {}

    static Map<String, Object> of(Result r, List<Window> windows) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("case", r.drawn().number());
        figures.put("flaws", r.drawn().flaws().toString());
        figures.put("seconds", r.drawn().scenario().seconds());
        figures.put("sampling", r.drawn().sampling().toString());
        figures.put("view", r.drawn().view().toString());
        figures.put("rough", r.drawn().rough().toString());
        figures.put(
                "stages",
                r.drawn().scenario().pipeline().stages().stream()
                        .map(Object::toString)
                        .toList());
        figures.put(
                "changes",
                r.drawn().scenario().changes().stream().map(Object::toString).toList());
        figures.put(
                "outages",
                r.drawn().scenario().outages().stream().map(Object::toString).toList());
        figures.put("outcome", r.truth().outcome().toString());
        figures.put(
                "truth",
                r.truth().gains().stream().limit(GAINS).map(Explained::gain).toList());
        figures.put("right", r.answer().limits().stream().map(Object::toString).toList());
        figures.put("healthy", r.healthy());
        figures.put("signals", windows.stream().map(Explained::signals).toList());
        figures.put("findings", r.said().stream().map(Explained::finding).toList());
        figures.put("error_of_prediction", r.error().isPresent() ? r.error().getAsDouble() : "none");
        figures.put("suggestions_bring", r.changes());
        return figures;
    }

    private static String gain(Gain g) {
        return String.format(
                "%s %s %.4g -> %.4g: %.4g/s -> %.4g/s", g.stage(), g.knob(), g.from(), g.to(), g.before(), g.after());
    }

    /** Least, mean, largest and last value. */
    private static Map<String, String> signals(Window window) {
        Map<String, String> all = new TreeMap<>();
        window.columns()
                .forEach((k, c) -> all.put(
                        k.stage() + " " + k.signal().name(),
                        String.format(
                                "%.4g..%.4g, mean %.4g, last %.4g, %d values",
                                c.min(), c.max(), c.mean(), c.last(), c.present())));
        return all;
    }

    private static Map<String, Object> finding(Said said) {
        Finding f = said.finding();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("code", f.code());
        figures.put("stage", String.valueOf(f.stage()));
        figures.put("severity", f.severity().toString());
        figures.put("confidence", f.confidence());
        figures.put("explanation", f.explanation());
        figures.put("evidence", f.evidence().stream().map(Evidence::text).toList());
        figures.put(
                "suggestions",
                f.suggestions().stream().map(Explained::suggestion).toList());
        return figures;
    }

    private static String suggestion(Suggestion s) {
        return s.action() + " " + s.setting() + " " + s.from() + " -> " + s.to() + ": "
                + s.effect().text();
    }
}
