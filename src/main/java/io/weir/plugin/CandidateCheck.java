package io.weir.plugin;

import io.weir.analysis.PluginStatus.Type;
import io.weir.api.PluginDescriptor;
import io.weir.api.config.ConfigurationType;
import io.weir.plugin.directory.Complaint;
import io.weir.plugin.directory.Dropped;
import io.weir.plugin.directory.NativeMetadata;
import io.weir.plugin.directory.Unusable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to be said of what a plugin says of itself. */
final class CandidateCheck {

    private CandidateCheck() {}

    static Stream<Complaint> check(Candidate<?> candidate, Dropped dropped) {
        List<Complaint> all = new ArrayList<>();
        PluginDescriptor who = candidate.descriptor();
        if (who.description().isBlank()) {
            all.add(Complaint.advice(who.id() + " has no description: the Plugins page shows it"));
        }
        if (candidate.type() == Type.ANALYZER && who.finds().isEmpty()) {
            all.add(Complaint.advice(
                    who.id() + " does not name what it finds: with finding(...) each has its help on the page"));
        }
        if (candidate.type() == Type.ANALYZER && who.needs().isEmpty()) {
            all.add(
                    Complaint.advice(
                            who.id()
                                    + " does not name what it needs: with needing(...) the host says what is missing instead of calling it"));
        }
        Complaint unregistered = unregistered(candidate.configuration(), dropped);
        if (unregistered != null) {
            all.add(unregistered);
        }
        return all.stream();
    }

    private static @Nullable Complaint unregistered(@Nullable ConfigurationType<?> options, Dropped dropped) {
        try {
            if (options == null
                    || NativeMetadata.of(dropped).names(options.type().getName())) {
                return null;
            }
        } catch (Unusable e) {
            return null; // was read a moment ago, and is being written now: the next look tells
        }
        return Complaint.ofNative("a native executable cannot read the options "
                + options.type().getName() + ": put what ConfigurationType.nativeMetadata() returns into "
                + NativeMetadata.PLACE
                + "GROUP/ARTIFACT/" + NativeMetadata.FILE);
    }
}
