package io.weir.alerting.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.alerting.Examples;
import io.weir.file.FaultyFileException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteFileTest {

    private static final String RECEIVERS = "receivers:\n- name: a\n- name: b\n- name: c\n";

    @Test
    void readsTheExampleOfTheDocumentation() {
        Routes routes = RouteFile.parse(Examples.text("routes.yml"));
        assertThat(routes.receiversOf(Map.of("severity", "warning"))).containsExactly("default");
        assertThat(routes.receiversOf(Map.of("severity", "error"))).containsExactly("on-call");
        assertThat(routes.receiversOf(Map.of("severity", "critical", "team", "storage")))
                .containsExactly("on-call", "storage-team");
        assertThat(routes.warnings()).isEmpty();
    }

    @Test
    void buildsGroupKeysAndInheritsTimes() {
        Routes routes = RouteFile.parse(Examples.text("routes.yml"));
        GroupSlot slot =
                routes.slots(Map.of("severity", "error", "pipeline", "p")).getFirst();
        assertThat(slot.key()).isEqualTo("{}/{severity=~\"error|critical\"}:{pipeline=\"p\"}");
        assertThat(slot.groupWait()).isZero();
        assertThat(slot.groupInterval()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void siblingsWithTheSameMatchersHaveGroupsOfTheirOwn() {
        Routes routes = RouteFile.parse("""
                route:
                  receiver: a
                  routes:
                    - {matchers: ['x="y"'], receiver: b, group_by: [pipeline], continue: true}
                    - {matchers: ['x="y"'], receiver: b, group_by: [pipeline], repeat_interval: 1h}
                """ + RECEIVERS.replace("b", "b\n  webhook_configs: [{url: 'http://h/'}]"));

        List<GroupSlot> slots = routes.slots(Map.of("x", "y", "pipeline", "p"));

        assertThat(slots)
                .extracting(GroupSlot::key)
                .containsExactly("{}/{x=\"y\"}:{pipeline=\"p\"}", "{}/{x=\"y\"}#2:{pipeline=\"p\"}");
    }

    @Test
    void groupsByAllLabels() {
        Routes routes = RouteFile.parse(Examples.text("routes.yml"));
        Map<String, String> labels = Map.of("team", "storage", "x", "1");
        assertThat(routes.slots(labels).getFirst().labels()).isEqualTo(labels);
    }

    @Test
    void leavesOutReceiversWithoutAddress() {
        assertThat(RouteFile.parse(RouteFile.BUILT_IN).slots(Map.of("severity", "critical")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a=b                      ; b",
                "a!=b                     ; ",
                "'a = \"b\"'              ; b",
                "a=~\"b|c\"               ; c",
                "a=~b                     ; b",
                "a!~\"b.*\"               ; ",
                "'{a=\"b\", x!=\"y\"}'    ; b",
                "a=\"q\\\"uote\"          ; q\"uote"
            })
    void understandsMatchers(String matcher, String value) {
        Routes routes = withChild("matchers: ['" + matcher + "']");
        assertThat(routes.receiversOf(Map.of("a", value == null ? "" : value))).containsExactly("b");
        assertThat(routes.receiversOf(Map.of("a", value == null ? "b" : "z", "x", "y")))
                .containsExactly("a");
    }

    @Test
    void understandsALongMatcher() {
        String many = "x|".repeat(50_000) + "b";
        Routes routes = withChild("matchers: ['a=~\"" + many + "\"']");
        assertThat(routes.receiversOf(Map.of("a", "b"))).containsExactly("b");
    }

    @Test
    void matchesTheWholeLabel() {
        Routes routes = withChild("matchers: ['a=~\"b\"']");
        assertThat(routes.receiversOf(Map.of("a", "abc"))).containsExactly("a");
    }

    @Test
    void understandsOlderFiles() {
        Routes routes = withChild("match: {a: b}, match_re: {x: 'y.*'}");
        assertThat(routes.receiversOf(Map.of("a", "b", "x", "yes"))).containsExactly("b");
        assertThat(routes.receiversOf(Map.of("a", "b"))).containsExactly("a");
    }

    @Test
    void loadsWhatIsNotSupportedYetWithAWarning() {
        Routes routes = RouteFile.parse("""
                global:
                  resolve_timeout: 5m
                route:
                  receiver: mail
                receivers:
                  - name: mail
                    email_configs:
                      - to: team@example.com
                inhibit_rules: []
                """);
        assertThat(routes.warnings())
                .containsExactly(
                        "line 1, global: not supported yet, without effect",
                        "line 9, inhibit_rules: not supported yet, without effect",
                        "line 7, email_configs: not supported yet, without effect");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "route: {receiver: z}                                    | line 1, receiver: there is no receiver 'z'; 'receivers:' has a, b, c",
                "route: {receiver: a, group_wait: soon}                  | line 1, group_wait: 'soon' is no duration",
                "route: {receiver: a, group_interval: 0s}                | line 1, group_interval: must be longer than 0",
                "route: {receiver: a, gruop_by: [x]}                     | line 1, gruop_by: unknown key; known here are active_time",
                "route: {receiver: a, matchers: [x=y]}                   | line 1, matchers: the top route takes every alert",
                "route: {receiver: a, routes: [{matchers: ['x=~\"(\"']}]} | line 1, matchers: '(' is no regular expression",
                "route: {receiver: a, routes: [{matchers: ['x~y']}]}     | line 1, matchers: 'x~y' must be like severity=",
                "route: {receiver: a, group_by: [x, '...']}              | line 1, group_by: '...' stands for all labels",
                "route: {receiver: a, group_by: [x, x]}                  | line 1, group_by: 'x' is given twice",
                "route: {receiver: a, routes: {x: y}}                    | line 1, routes: must be a list",
                "route: {group_wait: 1s}                                 | line 1, receiver: must be given here",
                "rout: {receiver: a}                                     | line 1, rout: unknown key"
            })
    void refusesWithLineAndKey(String top, String message) {
        assertThatThrownBy(() -> RouteFile.parse(top + "\n" + RECEIVERS))
                .isInstanceOf(FaultyFileException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void doesNotRepeatAnAddressInAFault() {
        String file =
                "route: {receiver: a}\nreceivers:\n- name: a\n  webhook_configs:\n  - url: ftp://secret@x/secret\n";
        assertThatThrownBy(() -> RouteFile.parse(file))
                .hasMessage("line 5, url: must begin with http:// or https:// and a host");
    }

    @Test
    void refusesAPortThatIsNone() {
        String file = "route: {receiver: a}\nreceivers:\n- name: a\n  webhook_configs:\n  - url: http://x:99999/\n";
        assertThatThrownBy(() -> RouteFile.parse(file)).hasMessage("line 5, url: the port must be 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization: {credentials: \"top-secret\\n\"}",
                "authorization: {type: \"Be\\rarer\", credentials: top-secret}",
                "bearer_token: \"top-secret\\0\"",
                "bearer_token: top-secret\u20ac"
            })
    void refusesAnAuthorizationThatNoHeaderCarriesAndDoesNotRepeatIt(String http) {
        String file = "route: {receiver: a}\nreceivers:\n- name: a\n  webhook_configs:\n  - url: http://x/\n"
                + "    http_config:\n      " + http + "\n";
        assertThatThrownBy(() -> RouteFile.parse(file))
                .isInstanceOf(FaultyFileException.class)
                .hasMessageStartingWith("line 7, ")
                .hasMessageContaining("a line break or another character that no header carries")
                .hasMessageNotContaining("secret");
    }

    @Test
    void hidesWhatMayBeSecretInAnAddress() {
        String file = "route: {receiver: a}\nreceivers:\n- name: a\n  webhook_configs:\n"
                + "  - url: https://user:pw@chat.example.com:8443/hooks/T0AB12CD34/abcdefghijklmnopqrst?token=x\n";
        List<Webhook> webhooks = RouteFile.parse(file).webhooks("a");
        assertThat(webhooks.getFirst().target()).isEqualTo("https://chat.example.com:8443/hooks/***/***");
        assertThat(webhooks.toString()).doesNotContain("pw", "token", "abcdefg");
    }

    private static Routes withChild(String child) {
        return RouteFile.parse("route:\n  receiver: a\n  routes:\n  - {receiver: b, " + child
                + "}\n  - {receiver: c, matchers: [never=x]}\n" + RECEIVERS);
    }

    @Test
    void aPluginIsAnAddressToo() {
        Routes routes = RouteFile.parse("""
                route: {receiver: a}
                receivers:
                  - name: a
                    webhook_configs: [{url: "http://h/"}]
                    plugin_configs:
                      - {notifier: acme-chat, send_resolved: false, max_alerts: 3, options: {room: ops, token: s3cret}}
                """);

        Target target = routes.targets("a").get(1);
        assertThat(target).isEqualTo(new PluginTarget("acme-chat", Map.of("room", "ops", "token", "s3cret"), false, 3));
        assertThat(target.target()).isEqualTo("plugin acme-chat");
        assertThat(target.toString() + target.id()).doesNotContain("s3cret");
        assertThat(routes.target("a", target.id())).contains(target);
        assertThat(routes.webhooks("a")).hasSize(1);
        assertThat(routes.slots(Map.of("alertname", "x"))).hasSize(1);
    }

    @Test
    void aNotifierThatIsNoIdIsRefused() {
        assertThatThrownBy(() -> RouteFile.parse("""
                        route: {receiver: a}
                        receivers:
                          - {name: a, plugin_configs: [{notifier: "Acme Chat"}]}
                        """))
                .hasMessageContaining("notifier")
                .hasMessageContaining("must be the id of a plugin");
    }
}
