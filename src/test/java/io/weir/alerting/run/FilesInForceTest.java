package io.weir.alerting.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.weir.alerting.AlertingStatus.FileInForce;
import io.weir.alerting.Sample;
import io.weir.alerting.route.Routes;
import io.weir.alerting.run.FilesInForce.Offer;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilesInForceTest {

    private static final String GOOD = "route: {receiver: a}\nreceivers: [{name: a}]";
    private static final String FAULTY = "route: {receiver: b}\nreceivers: [{name: a}]";

    private final FilesInForce files = new FilesInForce(() -> Sample.START);

    @Test
    void beginsWithWhatIsBuiltIn() {
        assertThat(files.files())
                .extracting(FileInForce::name, FileInForce::origin)
                .containsExactly(tuple("rules", "built in"), tuple("routes", "built in"));
        assertThat(files.rules().size()).isEqualTo(1);
    }

    @Test
    void takesAGoodFileOnce() {
        assertThat(files.offerRoutes("f", GOOD)).isEqualTo(Offer.TAKEN);
        assertThat(files.offerRoutes("f", GOOD)).isEqualTo(Offer.SAME);
        assertThat(files.files().getLast().origin()).isEqualTo("f");
    }

    @Test
    void keepsTheOldFileWhenTheNewOneIsFaulty() {
        files.offerRoutes("f", GOOD);
        Routes before = files.routes();
        assertThat(files.offerRoutes("f", FAULTY)).isEqualTo(Offer.REFUSED);
        assertThat(files.routes()).isSameAs(before);
        assertThat(files.files().getLast().error()).startsWith("f: line 1, receiver: there is no receiver 'b'");
    }

    @Test
    void forgetsTheFaultWhenTheFileIsAsBefore() {
        files.offerRoutes("f", GOOD);
        files.offerRoutes("f", FAULTY);
        assertThat(files.offerRoutes("f", GOOD)).isEqualTo(Offer.TAKEN);
        assertThat(files.files().getLast().error()).isNull();
    }

    @Test
    void saysOnceThatAFileIsGone() {
        files.offerRoutes("f", GOOD);
        assertThat(files.routesUnreadable("f", "there is no such file")).isEqualTo(Offer.REFUSED);
        assertThat(files.routesUnreadable("f", "there is no such file")).isEqualTo(Offer.SAME);
        assertThat(files.offerRoutes("f", GOOD)).isEqualTo(Offer.TAKEN);
    }

    @Test
    void showsWhatHasNoEffectYet() {
        files.offerRoutes("f", GOOD + "\ntemplates: []");
        assertThat(files.files().getLast().warnings())
                .isEqualTo(List.of("line 3, templates: not supported yet, without effect"));
    }
}
