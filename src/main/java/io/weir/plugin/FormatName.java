package io.weir.plugin;

import io.weir.ingest.Decoders;
import io.weir.ingest.IdentityRules;
import io.weir.ingest.PayloadDecoder;
import io.weir.ingest.decode.Formats;
import io.weir.ingest.encoding.Unpacking;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a format of a plugin may be called. */
final class FormatName {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,63}");
    private static final Set<String> OURS = Formats.all(IdentityRules.DEFAULT, new Unpacking(1)).stream()
            .map(PayloadDecoder::format)
            .collect(Collectors.toUnmodifiableSet());

    private FormatName() {}

    static String check(String format) {
        if (!FORM.matcher(format).matches()) {
            throw new PluginFailure.Nonsense("format '" + format
                    + "' must be 2 to 64 lower-case letters, digits and hyphens and begin with a letter");
        }
        boolean taken = OURS.stream().anyMatch(ours -> ours.equals(format) || ours.startsWith(format + "-"));
        if (taken || format.equals(Decoders.AUTO)) {
            throw new PluginFailure.Nonsense("format '" + format + "' is one of Weir's own: choose another name");
        }
        return format;
    }
}
