package io.weir.plugins.rsyslog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is of use to us in an rsyslog.conf: the objects of RainerScript with their parameters, and the old directive for
 * the size of the main queue. Everything else is skipped. Names of parameters are in lower case.
 */
record RsyslogConf(Map<String, String> mainQueue, List<Map<String, String>> actions) {

    private static final Pattern OBJECT =
            Pattern.compile("(?is)\\b(main_queue|action)\\s*\\(((?:[^()\"]++|\"(?:[^\"\\\\]++|\\\\.)*+\")*+)\\)");
    private static final Pattern PARAMETER = Pattern.compile("(?s)([\\w.]+)\\s*=\\s*\"((?:[^\"\\\\]++|\\\\.)*+)\"");
    private static final Pattern OLD_SIZE = Pattern.compile("(?im)^\\s*\\$MainMsgQueueSize\\s+(\\d+)");
    private static final Pattern UNNAMED = Pattern.compile("action-(\\d{1,6})-");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#.*$");

    static RsyslogConf parse(String text) {
        Map<String, String> main = new HashMap<>();
        List<Map<String, String>> actions = new ArrayList<>();
        String code = COMMENT.matcher(text).replaceAll("");
        Matcher old = OLD_SIZE.matcher(code);
        if (old.find()) {
            main.put("queue.size", old.group(1));
        }
        Matcher m = OBJECT.matcher(code);
        while (m.find()) {
            Map<String, String> found = parameters(m.group(2));
            if (m.group(1).equalsIgnoreCase("main_queue")) {
                main.putAll(found);
            } else {
                actions.add(found);
            }
        }
        return new RsyslogConf(Map.copyOf(main), List.copyOf(actions));
    }

    /** Parameters of the action with this name; one without a name is reported as {@code action-<number>-<module>}. */
    Optional<Map<String, String>> action(String name) {
        Matcher unnamed = UNNAMED.matcher(name);
        if (unnamed.lookingAt()) {
            int number = Integer.parseInt(unnamed.group(1));
            return number < actions.size() ? Optional.of(actions.get(number)) : Optional.empty();
        }
        return actions.stream().filter(a -> name.equals(a.get("name"))).findFirst();
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> found = new HashMap<>();
        Matcher m = PARAMETER.matcher(text);
        while (m.find()) {
            found.put(m.group(1).toLowerCase(Locale.ROOT), m.group(2));
        }
        return Map.copyOf(found);
    }
}
