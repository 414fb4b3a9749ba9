package org.scribes.textgen.grounding.scripture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The share of generated posts that are parsed correctly, for the tuning half and the held-out half. */
class ReferencePostsTest {
    private static final int POSTS = 8_000;
    private static final double LEAST = 0.85;

    private final ScriptureReferences references = new ScriptureReferences();

    @Test
    void generatedPosts_areRead() {
        TestingPosts posts = new TestingPosts(16);
        int[] all = new int[2];
        int[] right = new int[2];
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> kinds = new TreeMap<>();
        for (int i = 0; i < POSTS; i++) {
            TestingPosts.Post post = posts.next();
            int half = post.isForTuning() ? 0 : 1;
            all[half]++;
            if (isRight(post)) {
                right[half]++;
            } else if (half == 0) {
                wrong.add(post.text().replace("\n", "\\n") + " = " + post.osis() + " not "
                        + references.find(post.text()).stream()
                                .map(r -> r.name())
                                .toList());
                post.kinds().forEach(kind -> kinds.merge(kind, 1, Integer::sum));
            }
        }
        System.out.printf(
                "references in generated posts: %.1f %% of %d for tuning, %.1f %% of the %d others%n",
                100.0 * right[0] / all[0], all[0], 100.0 * right[1] / all[1], all[1]);
        if (Boolean.getBoolean("posts")) {
            wrong.forEach(System.out::println);
            kinds.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .limit(60)
                    .forEach(System.out::println);
        }

        assertThat((double) right[1] / all[1]).isGreaterThanOrEqualTo(LEAST);
    }

    private boolean isRight(TestingPosts.Post post) {
        return TestingOsis.verses(references.find(post.text())).stream()
                .sorted()
                .toList()
                .equals(TestingOsis.verses(post.osis()).stream().sorted().toList());
    }
}
