package org.scribes.textgen.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.scribes.textgen.backend.TestingCatalogue.model;
import static org.scribes.textgen.backend.TestingCatalogue.target;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.config.Catalogue;
import org.scribes.textgen.config.CatalogueTarget;
import org.scribes.textgen.config.ConfigurationException;
import org.scribes.textgen.observe.TestingMetrics;
import org.scribes.textgen.observe.TestingTracing;

/** What opens and closes when the catalogue changes. */
class BackendRouterTest {
    private static final CatalogueTarget ONE = target("one", "http://one");
    private static final CatalogueTarget TWO = target("two", "http://two");
    private static final CatalogueTarget OTHER_TWO = target("two", "http://elsewhere");
    private static final CatalogueTarget WRONG = target("wrong", "http://wrong");

    private final List<String> happened = new ArrayList<>();
    private final ExpectedSeries series = new ExpectedSeries(new TestingMetrics().metrics());
    private final BackendRouter router = new BackendRouter(
            catalogue(ONE, TWO),
            new BackendFactory(List.of(this::open), new TestingTracing().calls(() -> Instant.EPOCH)));

    private Optional<OpenTarget> open(CatalogueTarget target) {
        if (target.equals(WRONG)) {
            throw new ConfigurationException("wrong");
        }
        String name = target.name() + (target.equals(OTHER_TWO) ? "'" : "");
        happened.add("open " + name);
        return Optional.of(new OpenTarget() {
            @Override
            public TextBackend backend() {
                return new TestingCatalogue.Named(target.name());
            }

            @Override
            public void start() {
                happened.add("start " + name);
            }

            @Override
            public void close() {
                happened.add("close " + name);
            }
        });
    }

    private static Catalogue catalogue(CatalogueTarget... targets) {
        return new Catalogue(
                List.of(targets),
                List.of(model(
                        "pastor",
                        List.of(targets).stream().map(CatalogueTarget::name).toArray(String[]::new))));
    }

    @Test
    void targetThatIsGone_closesAfterTheLastRequestThatUsesIt() {
        BackendRouter.Entry first = router.enter();
        BackendRouter.Entry second = router.enter();
        happened.clear();

        router.replace(catalogue(ONE), series);
        assertThat(happened).isEmpty();
        assertThat(first.models().target("two").target()).isEqualTo("two");
        assertThat(router.current().catalogue().target("two")).isEmpty();

        first.close();
        assertThat(happened).isEmpty();
        second.close();
        assertThat(happened).containsExactly("close two");
    }

    @Test
    void unusedTarget_closesAtOnce_andAKeptOneStaysOpen() {
        happened.clear();

        router.replace(catalogue(ONE), series);

        assertThat(happened).containsExactly("close two");
    }

    @Test
    void changedTarget_isOpenedAnewBesideTheOldOne() {
        BackendRouter.Entry before = router.enter();
        happened.clear();

        router.replace(catalogue(ONE, OTHER_TWO), series);
        assertThat(happened).containsExactly("open two'", "start two'");

        before.close();
        assertThat(happened).endsWith("close two");
    }

    @Test
    void targetThatComesBack_whileAnOldRequestUsesIt_isOpenedAgain() {
        BackendRouter.Entry before = router.enter();
        router.replace(catalogue(ONE), series);
        router.replace(catalogue(ONE, TWO), series);
        happened.clear();

        before.close();

        assertThat(happened).as("only the old one").containsExactly("close two");
    }

    @Test
    void catalogueThatCannotBeOpened_leavesTheFormerOne() {
        happened.clear();

        assertThatThrownBy(() -> router.replace(catalogue(ONE, OTHER_TWO, WRONG), series))
                .isInstanceOf(ConfigurationException.class);

        assertThat(happened).as("what was opened for it").containsExactly("open two'", "close two'");
        assertThat(router.current().catalogue()).isEqualTo(catalogue(ONE, TWO));
    }
}
