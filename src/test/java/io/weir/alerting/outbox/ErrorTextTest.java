package io.weir.alerting.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.alerting.route.PluginTarget;
import io.weir.alerting.route.Target;
import io.weir.alerting.route.Webhook;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTextTest {

    private static final Target HOOK = new Webhook(
            URI.create("https://weir:pass%20word@chat.example.com/hooks/T0AB12CD34?key=q7rs&room=ops1"),
            "Basic d2VpcjpvcGVuLXNlc2FtZQ==",
            true,
            0);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no such hook: /hooks/T0AB12CD34",
                "cannot POST /x?key=q7rs&room=ops1",
                "wrong key q7rs",
                "user weir:pass%20word is unknown",
                "user with pass word is unknown",
                "header was Basic d2VpcjpvcGVuLXNlc2FtZQ==",
                "d2VpcjpvcGVuLXNlc2FtZQ== is not known",
                "open-sesame is no password of weir"
            })
    void whatAReceiverRepeatsOfItsAddressOrHeaderIsHidden(String said) {
        assertThat(ErrorText.of(said, HOOK))
                .contains("***")
                .doesNotContain(
                        "T0AB12CD34", "q7rs", "pass%20word", "pass word", "d2VpcjpvcGVuLXNlc2FtZQ", "open-sesame");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "via http://proxy:pw@10.0.0.1:3128/     | via http://***@10.0.0.1:3128/",
                "see https://a.example/p?sig=abc&x=y z  | see https://a.example/p?*** z",
                "got Bearer abc123.def for this         | got Bearer *** for this",
                "bearer authentication is needed        | bearer authentication is needed",
                "{\"token\": \"abc\", \"ok\": false}     | {\"token\": \"***\", \"ok\": false}",
                "api_key=abc; next                      | api_key=***; next",
                "HTTP 503: not now                      | HTTP 503: not now"
            })
    void theSecretsOfOthersAreHiddenToo(String said, String shown) {
        assertThat(ErrorText.of(said, HOOK)).isEqualTo(shown);
    }

    @Test
    void itIsOneLineOfCharactersThatCanBeShown() {
        String said = "a\r\n\tb\u0000c\u001b[31md\u202ee\u0085f\u2028g";

        assertThat(ErrorText.of(said, HOOK)).isEqualTo("a b c [31md e f g");
    }

    @Test
    void itIsShort() {
        String shown = ErrorText.of("x".repeat(299) + "\uD83D\uDE00".repeat(5_000), HOOK);

        assertThat(shown).isEqualTo("x".repeat(299) + "...");
    }

    @Test
    void optionsOfANotifierAreHidden() {
        Target target = new PluginTarget("chat", Map.of("token", "s3cret", "n", "1"), true, 0);

        assertThat(ErrorText.of("1 room, and s3cret is no login", target)).isEqualTo("1 room, and *** is no login");
    }

    @Test
    void aSecretIsHiddenHoweverItIsBroken() {
        String key = "-----BEGIN KEY-----\nMIIEvQ  IBADAN\nBgkqhkiG9w0B\n-----END KEY-----\n";
        Target target = new PluginTarget("chat", Map.of("key", key), true, 0);

        assertThat(ErrorText.of("bad line MIIEvQ  IBADAN, then BgkqhkiG9w0B", target))
                .isEqualTo("bad line ***, then ***");
        assertThat(ErrorText.of("bad key " + key + "of mine", target)).isEqualTo("bad key *** of mine");
    }
}
