package io.weir.alerting.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules of one file. Immutable. */
public final class RuleSet {

    private final List<Rule> rules;

    RuleSet(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Every condition that holds; of several for the same alert, the first. */
    public List<Condition> conditions(Analysed analysed) {
        Map<String, Condition> byFingerprint = new LinkedHashMap<>();
        for (Rule rule : rules) {
            for (Condition condition : rule.conditions(analysed)) {
                byFingerprint.putIfAbsent(condition.fingerprint(), condition);
            }
        }
        return List.copyOf(byFingerprint.values());
    }

    /** How many rules there are. */
    public int size() {
        return rules.size();
    }
}
