package io.weir.web.read;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.weir.analysis.PluginHost;
import io.weir.api.analysis.Suggestion;
import io.weir.api.pipeline.Setting;
import io.weir.model.PipelineRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the engines' configurations say what is suggested. */
@ApplicationScoped
public class Patches {

    private final PluginHost plugins;

    Patches(PluginHost plugins) {
        this.plugins = plugins;
    }

    /** The lines to write for each suggestion that has some. */
    public Uni<Map<Suggestion, String>> of(PipelineRecord pipeline, List<Suggestion> suggestions) {
        return Multi.createFrom()
                .iterable(suggestions)
                .onItem()
                .transformToUniAndConcatenate(s -> patch(pipeline, s).map(lines -> Map.entry(s, lines)))
                .collect()
                .in(HashMap::new, (map, e) -> e.getValue().ifPresent(lines -> map.put(e.getKey(), lines)));
    }

    private Uni<Optional<String>> patch(PipelineRecord pipeline, Suggestion suggestion) {
        String to = suggestion.to();
        Optional<Setting> setting = pipeline.pipeline().settings().stream()
                .filter(s -> s.name().equals(suggestion.setting()) && s.stage().equals(suggestion.stage()))
                .findFirst();
        return to == null || setting.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : Uni.createFrom().completionStage(() -> plugins.patch(pipeline.adapter(), setting.get(), to));
    }
}
