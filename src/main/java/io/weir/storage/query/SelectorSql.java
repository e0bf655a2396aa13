package io.weir.storage.query;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import io.weir.query.Matcher;
import io.weir.query.Selector;
import io.weir.query.SeriesKey;
import java.util.StringJoiner;

/** Says a selector in SQL. What is asked for by value is found through an index, whether it is a label or an attribute. */
final class SelectorSql {

    private static final String SELECT =
            "select e.source_id, s.name, s.attributes, e.id, e.name, e.labels, e.kind, e.unit"
                    + " from series e join source s on s.id = e.source_id where ";

    private final StringJoiner conditions = new StringJoiner(" and ");
    private final Tuple parameters = Tuple.tuple();
    private boolean found;

    private SelectorSql() {}

    static SelectorSql of(Selector selector, SeriesKey after, int rows) {
        SelectorSql sql = new SelectorSql();
        selector.matchers().forEach(sql::add);
        sql.addAfter(after);
        sql.parameters.addInteger(rows);
        return sql;
    }

    String text() {
        // Where an index finds the rows, they are sorted afterwards: or else PostgreSQL, which does not know how few
        // they
        // are, may rather walk through all series in their order.
        String order = found ? "e.source_id + 0" : "e.source_id";
        return SELECT + conditions + " order by " + order + ", e.id limit $" + parameters.size();
    }

    Tuple parameters() {
        return parameters;
    }

    private void add(Matcher matcher) {
        boolean plain = matcher.op() == Matcher.Op.EQUAL && !matcher.value().isEmpty();
        found |= plain || (matcher.label().equals(Matcher.NAME) && matcher.op() == Matcher.Op.MATCH);
        if (matcher.label().equals(Matcher.NAME)) {
            conditions.add(name(matcher));
            return;
        }
        if (plain) {
            conditions.add(indexed(matcher));
        }
        conditions.add(compared(label(matcher.label()), matcher));
    }

    private String name(Matcher matcher) {
        // There are few names, and they are known: a regular expression becomes those it matches.
        return matcher.op() == Matcher.Op.MATCH
                ? "e.name = any(array(select v.value from label_value v where v.name = '" + Matcher.NAME
                        + "' and v.value ~ " + regex(matcher) + "))"
                : compared("e.name", matcher);
    }

    private String indexed(Matcher matcher) {
        String json = next(new JsonObject().put(matcher.label(), matcher.value()));
        String named = matcher.label().equals(Matcher.SOURCE) ? " or a.name = " + next(matcher.value()) : "";
        return "(e.labels @> " + json + " or e.source_id = any(array(select a.id from source a where a.attributes @> "
                + json + named + ")))";
    }

    private String label(String label) {
        String key = next(label);
        String otherwise = label.equals(Matcher.SOURCE) ? "s.name" : "''";
        return "coalesce(e.labels ->> " + key + ", s.attributes ->> " + key + ", " + otherwise + ")";
    }

    private String compared(String what, Matcher matcher) {
        return switch (matcher.op()) {
            case EQUAL -> what + " = " + next(matcher.value());
            case NOT_EQUAL -> what + " <> " + next(matcher.value());
            case MATCH -> what + " ~ " + regex(matcher);
            case NO_MATCH -> what + " !~ " + regex(matcher);
        };
    }

    private String regex(Matcher matcher) {
        return next("^(?:" + matcher.value() + ")$");
    }

    private void addAfter(SeriesKey after) {
        if (!after.equals(SeriesKey.START)) {
            parameters.addLong(after.sourceId());
            String source = "$" + parameters.size();
            parameters.addInteger(after.seriesId());
            conditions.add("(e.source_id, e.id) > (" + source + ", $" + parameters.size() + ")");
        }
    }

    private String next(String text) {
        parameters.addString(text);
        return "$" + parameters.size() + "::text";
    }

    private String next(JsonObject json) {
        parameters.addJsonObject(json);
        return "$" + parameters.size() + "::jsonb";
    }
}
