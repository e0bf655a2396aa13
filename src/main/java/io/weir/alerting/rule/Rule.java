package io.weir.alerting.rule;

import io.weir.alerting.Fingerprint;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns what an analysis says into conditions.
 *
 * @param name becomes the label {@code alertname}
 * @param match what it waits for
 * @param hold how long the condition must hold before an alert fires
 * @param labels added to every alert; win over those of the match
 * @param annotations texts with placeholders
 */
record Rule(String name, Match match, Duration hold, Map<String, String> labels, Map<String, String> annotations) {

    Rule {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    List<Condition> conditions(Analysed analysed) {
        return match.hits(analysed).stream().map(this::condition).toList();
    }

    private Condition condition(Match.Hit hit) {
        Map<String, String> all = new HashMap<>(hit.labels());
        all.putAll(labels);
        all.put("alertname", name);
        Map<String, String> texts = new HashMap<>();
        annotations.forEach((key, text) -> texts.put(key, Placeholders.fill(text, hit.facts())));
        return new Condition(fingerprint(all), all, texts, hit.since(), hold, hit.findingId());
    }

    // A finding that gets worse is the same trouble: its severity is a label, but does not make it another alert.
    private String fingerprint(Map<String, String> all) {
        Map<String, String> identity = new HashMap<>(all);
        if (match.severityChanges() && !labels.containsKey("severity")) {
            identity.remove("severity");
        }
        return Fingerprint.of(identity);
    }
}
