package io.weir.local.analyze;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.api.analysis.Effect;
import io.weir.api.analysis.Evidence;
import io.weir.api.analysis.Finding;
import io.weir.api.analysis.Suggestion;
import io.weir.api.flow.OutageRoom;
import io.weir.api.flow.WhatIf;
import io.weir.local.analyze.Looking.Found;
import io.weir.local.analyze.Looking.Room;
import io.weir.local.analyze.Looking.Supposed;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Findings as JSON for people and programs. */
final class FindingsJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private FindingsJson() {}

    static String write(List<Found> findings, List<Room> rooms, List<Supposed> supposed) {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode all = root.putArray("findings");
        findings.forEach(f -> finding(f, all.addObject()));
        ArrayNode outages = root.putArray("outage_rooms");
        rooms.forEach(r -> room(r, outages.addObject()));
        ArrayNode answers = root.putArray("what_if");
        supposed.forEach(s -> supposed(s, answers.addObject()));
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers can always be written", e);
        }
    }

    private static void finding(Found found, ObjectNode to) {
        Finding f = found.finding();
        to.put("source", found.source());
        to.put("pipeline", found.pipeline().name());
        to.put("engine", found.pipeline().engine());
        to.put("analyzer", found.analyzer());
        to.put("stage", f.stage());
        to.put("kind", name(f.kind()));
        to.put("code", f.code());
        to.put("severity", name(f.severity()));
        to.put("confidence", Math.round(f.confidence() * 100) / 100.0);
        to.put("title", f.title());
        to.put("explanation", f.explanation());
        ArrayNode evidence = to.putArray("evidence");
        f.evidence().forEach(e -> evidence(e, evidence.addObject()));
        ArrayNode suggestions = to.putArray("suggestions");
        f.suggestions().forEach(s -> suggestion(s, found.patches().get(s), suggestions.addObject()));
    }

    private static void room(Room found, ObjectNode to) {
        OutageRoom room = found.room();
        to.put("source", found.source());
        to.put("pipeline", found.pipeline().name());
        to.put("sink", room.sink().id());
        to.put("queue", room.queue().id());
        to.put("room", room.room());
        to.put("arrivals", room.arrivals());
        to.put("low_seconds", room.low());
        to.put("expected_seconds", room.expected());
        to.put("high_seconds", room.high());
        to.put("then", room.loses() ? "lost" : "held");
    }

    private static void supposed(Supposed asked, ObjectNode to) {
        to.put("source", asked.source());
        to.put("pipeline", asked.pipeline().name());
        to.put("change", name(asked.change().what()));
        to.put("value", asked.change().value());
        to.put("known", asked.answer().isPresent());
        asked.answer().ifPresent(w -> answer(w, to));
    }

    private static void answer(WhatIf w, ObjectNode to) {
        to.put("now", w.now());
        to.put("low", w.low());
        to.put("expected", w.expected());
        to.put("high", w.high());
        to.put("asked", w.asked());
        to.put("not_through", w.loss());
        to.put("limit", w.limit().orElse(null));
    }

    private static void evidence(Evidence e, ObjectNode to) {
        to.put("stage", e.stage());
        to.put("signal", e.signal().id());
        to.put("unit", e.signal().unit());
        to.put("from", e.interval().from().toString());
        to.put("to", e.interval().to().toString());
        to.put("statistic", name(e.statistic()));
        to.put("value", e.value());
        to.put("text", e.text());
    }

    private static void suggestion(Suggestion s, @Nullable String patch, ObjectNode to) {
        to.put("setting", s.setting());
        to.put("stage", s.stage());
        to.put("action", name(s.action()));
        to.put("from", s.from());
        to.put("to", s.to());
        effect(s.effect(), to.putObject("effect"));
        ArrayNode further = to.putArray("further_effects");
        s.further().forEach(e -> effect(e, further.addObject()));
        to.put("risk", s.risk());
        to.put("cost", s.cost());
        to.put("watch", s.watch());
        to.put("reason", s.reason());
        to.put("patch", patch);
    }

    private static void effect(Effect e, ObjectNode to) {
        to.put("quantity", e.quantity());
        to.put("unit", e.unit());
        to.put("now", e.now());
        to.put("low", e.low());
        to.put("expected", e.expected());
        to.put("high", e.high());
        to.put("text", e.text());
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
