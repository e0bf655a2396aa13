package io.weir.alerting.route;

import io.weir.file.YamlMap;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads receivers and their webhooks. */
final class ReceiverReader {

    private static final Set<String> NOT_YET = Stream.of(
                    "discord",
                    "email",
                    "incidentio",
                    "jira",
                    "mattermost",
                    "msteams",
                    "msteamsv2",
                    "opsgenie",
                    "pagerduty",
                    "pushover",
                    "rocketchat",
                    "slack",
                    "sns",
                    "telegram",
                    "victorops",
                    "webex",
                    "wechat")
            .map(kind -> kind + "_configs")
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> HTTP_NOT_YET = Set.of(
            "oauth2",
            "tls_config",
            "proxy_url",
            "no_proxy",
            "proxy_from_environment",
            "proxy_connect_header",
            "follow_redirects",
            "enable_http2",
            "http_headers");

    private static final Pattern NOTIFIER = Pattern.compile("[a-z][a-z0-9-]{1,63}");
    private static final int MOST_PORTS = 65_535;

    private final List<String> warnings;

    ReceiverReader(List<String> warnings) {
        this.warnings = warnings;
    }

    Map<String, List<Target>> read(YamlMap root) {
        Map<String, List<Target>> receivers = new LinkedHashMap<>();
        for (YamlMap map : root.maps("receivers")) {
            NotYet.check(map, Set.of("name", "webhook_configs", "plugin_configs"), NOT_YET, warnings);
            String name = map.required("name");
            if (receivers.put(name, targets(map)) != null) {
                throw map.fault("name", "there are two receivers '" + name + "'; each needs a name of its own");
            }
        }
        return receivers;
    }

    private List<Target> targets(YamlMap receiver) {
        List<Target> targets = new ArrayList<>(webhooks(receiver));
        for (YamlMap map : receiver.maps("plugin_configs")) {
            map.allowOnly(Set.of("notifier", "send_resolved", "max_alerts", "options"));
            String notifier = map.required("notifier");
            if (!NOTIFIER.matcher(notifier).matches()) {
                throw map.fault("notifier", "must be the id of a plugin: lower-case letters, digits and hyphens");
            }
            targets.add(new PluginTarget(
                    notifier, map.texts("options"), map.flag("send_resolved", true), map.count("max_alerts", 0)));
        }
        return targets;
    }

    private List<Webhook> webhooks(YamlMap receiver) {
        List<Webhook> webhooks = new ArrayList<>();
        for (YamlMap map : receiver.maps("webhook_configs")) {
            NotYet.check(
                    map,
                    Set.of("url", "send_resolved", "max_alerts", "http_config"),
                    Set.of("url_file", "timeout", "payload"),
                    warnings);
            Optional<YamlMap> http = map.map("http_config");
            webhooks.add(new Webhook(
                    url(map),
                    http.map(this::authorization).orElse(null),
                    map.flag("send_resolved", true),
                    map.count("max_alerts", 0)));
        }
        return webhooks;
    }

    // The fault does not repeat the address: it may hold a secret.
    private static URI url(YamlMap map) {
        String text = map.required("url");
        try {
            URI url = new URI(text);
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (http && url.getHost() != null) {
                checkPort(map, url);
                return url;
            }
        } catch (URISyntaxException e) {
            throw map.fault("url", "is no address: " + e.getReason());
        }
        throw map.fault("url", "must begin with http:// or https:// and a host");
    }

    private static void checkPort(YamlMap map, URI url) {
        if (url.getPort() == 0 || url.getPort() > MOST_PORTS) {
            throw map.fault("url", "the port must be 1 to " + MOST_PORTS);
        }
    }

    private @Nullable String authorization(YamlMap http) {
        NotYet.check(http, Set.of("authorization", "basic_auth", "bearer_token"), HTTP_NOT_YET, warnings);
        List<String> given = Stream.of("authorization", "basic_auth", "bearer_token")
                .filter(http::has)
                .toList();
        if (given.size() > 1) {
            throw http.fault(given.get(1), "give one of authorization, basic_auth and bearer_token");
        }
        String header = http.map("authorization")
                .map(this::scheme)
                .or(() -> http.map("basic_auth").map(this::basic))
                .or(() -> http.text("bearer_token").map(token -> "Bearer " + token))
                .orElse(null);
        if (header != null && !header.chars().allMatch(ReceiverReader::fitsHeader)) {
            // The value is not repeated: it is a secret.
            throw http.fault(
                    given.getFirst(), "holds a line break or another character that no header carries; quote it");
        }
        return header;
    }

    private static boolean fitsHeader(int c) {
        return c == '\t' || c >= ' ' && c != 0x7f && c <= 0xff;
    }

    private String scheme(YamlMap map) {
        NotYet.check(map, Set.of("type", "credentials"), Set.of("credentials_file", "credentials_ref"), warnings);
        return map.text("type").orElse("Bearer") + " " + map.text("credentials").orElse("");
    }

    private String basic(YamlMap map) {
        NotYet.check(
                map,
                Set.of("username", "password"),
                Set.of("username_file", "password_file", "username_ref", "password_ref"),
                warnings);
        String pair =
                map.text("username").orElse("") + ":" + map.text("password").orElse("");
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
