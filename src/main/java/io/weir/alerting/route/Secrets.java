package io.weir.alerting.route;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of an address and its header may be secret, written in each way in which an answer may repeat it. */
final class Secrets {

    /** What is shorter is part of many words, and hides nothing. */
    private static final int SHORTEST = 4;

    private Secrets() {}

    static List<String> of(URI url, @Nullable String authorization) {
        List<String> secrets = new ArrayList<>();
        for (String userInfo : both(url.getRawUserInfo(), url.getUserInfo())) {
            secrets.add(userInfo);
            secrets.add(userInfo.substring(userInfo.indexOf(':') + 1));
        }
        for (String query : both(url.getRawQuery(), url.getQuery())) {
            secrets.add(query);
            Arrays.stream(query.split("&")).map(Secrets::value).forEach(secrets::add);
        }
        secrets.addAll(both(url.getRawFragment(), url.getFragment()));
        for (String path : both(url.getRawPath(), url.getPath())) {
            Arrays.stream(path.split("/")).filter(TargetText::looksSecret).forEach(secrets::add);
        }
        if (authorization != null) {
            secrets.addAll(of(authorization));
        }
        return longestFirst(secrets.stream());
    }

    private static List<String> of(String authorization) {
        String credentials = authorization.substring(authorization.indexOf(' ') + 1);
        List<String> secrets = new ArrayList<>(List.of(authorization, credentials));
        if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            try {
                String decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
                secrets.add(decoded);
                secrets.add(decoded.substring(decoded.indexOf(':') + 1));
            } catch (IllegalArgumentException e) {
                return secrets; // what is no Base64 is hidden as it is
            }
        }
        return secrets;
    }

    private static List<String> both(@Nullable String raw, @Nullable String decoded) {
        return Stream.of(raw, decoded).filter(Objects::nonNull).distinct().toList();
    }

    private static String value(String parameter) {
        return parameter.substring(parameter.indexOf('=') + 1);
    }

    static List<String> longestFirst(Stream<String> secrets) {
        return secrets.filter(secret -> secret.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }
}
