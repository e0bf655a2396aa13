package io.weir.docs;

import io.weir.analysis.settings.AnalyzerType;
import io.weir.api.Finds;
import io.weir.api.Need;
import io.weir.api.config.OptionType;
import java.util.List;
import java.util.Locale;

/** Makes {@code docs/plugin-reference.md} of what the bundled analyzers say of themselves. */
final class PluginReference {

    private static final String HEAD = """
            # Analyzers

            What the bundled analyzers look at, may find, and can be told. Made from the code; do not edit.

            Options are set on the Plugins page, through the API, or in the configuration of the service as
            `weir.plugins.instances.NAME.options.OPTION`, where NAME is the analyzer's id or that of a further instance. See
            [plugins.md](plugins.md).
            """;

    private final StringBuilder text = new StringBuilder(HEAD);

    private PluginReference() {}

    static String of(List<AnalyzerType> analyzers) {
        PluginReference reference = new PluginReference();
        analyzers.forEach(reference::add);
        return reference.text.toString();
    }

    private void add(AnalyzerType analyzer) {
        var descriptor = analyzer.descriptor();
        line("");
        line("## " + descriptor.id());
        line("");
        line(descriptor.description() + " Cost of a run: "
                + descriptor.cost().name().toLowerCase(Locale.ROOT) + ".");
        table(
                descriptor.needs().isEmpty(),
                "| looks at | without it |",
                descriptor.needs().stream().map(PluginReference::need).toList());
        table(
                descriptor.finds().isEmpty(),
                "| finding | severity, at most | what it means and what to do |",
                descriptor.finds().stream().map(PluginReference::finds).toList());
        table(
                analyzer.options().isEmpty(),
                "| option | default | range | unit | what it does |",
                analyzer.options().stream().map(PluginReference::option).toList());
    }

    private void table(boolean empty, String head, List<String> rows) {
        if (!empty) {
            line("");
            line(head);
            line(head.replaceAll("[^|]+", "---"));
            rows.forEach(this::line);
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String need(Need n) {
        return "| `" + n.text() + "` | " + (n.required() ? "it says nothing" : "it says less") + " |";
    }

    private static String finds(Finds f) {
        return "| `" + f.code() + "` | " + f.severity().name().toLowerCase(Locale.ROOT) + " | " + f.title() + ". "
                + f.help() + " |";
    }

    private static String option(OptionType o) {
        return "| `" + o.name() + "` | `" + o.byDefault() + "` | " + o.range() + " | " + o.unit() + " | "
                + o.description() + " |";
    }
}
