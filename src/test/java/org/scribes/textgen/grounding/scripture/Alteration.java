package org.scribes.textgen.grounding.scripture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/** The ways in which an answer quotes a verse. */
public enum Alteration {
    EXACT(true) {
        @Override
        Optional<String> apply(QuotedVerse verse, Random random) {
            return Optional.of(verse.web());
        }
    },
    /** At least five consecutive words. */
    PARTIAL(true) {
        @Override
        Optional<String> apply(QuotedVerse verse, Random random) {
            List<String> words = words(verse.web());
            int from = random.nextInt(words.size() - LEAST_RUN);
            int to = from + LEAST_RUN + random.nextInt(words.size() - from - LEAST_RUN + 1);
            return Optional.of(String.join(" ", words.subList(from, to)));
        }
    },
    /** The middle is replaced by an ellipsis; the omitted words do not negate or limit the rest. */
    ELLIPSIS(true) {
        @Override
        Optional<String> apply(QuotedVerse verse, Random random) {
            List<String> words = words(verse.web());
            if (words.size() <= 2 * LEAST_RUN) {
                return Optional.empty();
            }
            int from = LEAST_RUN + random.nextInt(words.size() - 2 * LEAST_RUN);
            int to = from + 1 + random.nextInt(words.size() - LEAST_RUN - from);
            if (words.subList(from, to).stream()
                    .anyMatch(word -> DENIAL.matcher(word).find())) {
                return Optional.empty();
            }
            String mark = List.of(" … ", " ... ", "… ", " [...] ", " . . . ").get(random.nextInt(5));
            return Optional.of(String.join(" ", words.subList(0, from))
                    + mark
                    + String.join(" ", words.subList(to, words.size())));
        }
    },
    /** An inserted word in brackets. */
    BRACKETED(true) {
        @Override
        Optional<String> apply(QuotedVerse verse, Random random) {
            String insertion = List.of("[that is]", "[Israel]", "[the Lord]", "[emphasis added]")
                    .get(random.nextInt(4));
            return Optional.of(inserted(verse.web(), insertion, random));
        }
    },
    TYPOGRAPHY(true) {
        @Override
        Optional<String> apply(QuotedVerse verse, Random random) {
            return Optional.of(verse.web()
                    .replace("’", random.nextBoolean() ? "'" : "ʼ")
                    .replace("—", random.nextBoolean() ? " - " : "--")
                    .replace(" ", random.nextBoolean() ? " " : "\u00a0"));
        }
    },
    /** A verse number before the words. */
    NUMBERED(true) {
        @Override
        Optional<String> apply(QuotedVerse verse, Random random) {
            int number = Verses.verse(verse.ordinal());
            String mark = List.of(number + " ", "[" + number + "] ", "(" + number + ") ", number + "\u00a0")
                    .get(random.nextInt(4));
            return Optional.of(mark + verse.web());
        }
    },
    /** Two consecutive verses; the passage and the reference have both. */
    JOINED(true) {
        @Override
        Optional<String> apply(QuotedVerse verse, Random random) {
            return verse.next().isBlank() ? Optional.empty() : Optional.of(verse.withNext());
        }
    },
    FIRST_LETTER(true) {
        @Override
        Optional<String> apply(QuotedVerse verse, Random random) {
            String text = verse.web();
            String first = text.substring(0, 1);
            String other = first.equals(first.toLowerCase(Locale.ROOT))
                    ? first.toUpperCase(Locale.ROOT)
                    : first.toLowerCase(Locale.ROOT);
            return Optional.of(other + text.substring(1));
        }
    },
    NAME_IN_CAPITALS(true) {
        @Override
        Optional<String> apply(QuotedVerse verse, Random random) {
            return verse.web().contains("Lord")
                    ? Optional.of(verse.web().replace("Lord", "LORD"))
                    : verse.web().contains("God") ? Optional.of(verse.web().replace("God", "GOD")) : Optional.empty();
        }
    },
    WORD_SWAPPED(false) {
        @Override
        Optional<String> apply(QuotedVerse verse, Random random) {
            List<String> words = words(verse.web());
            List<Integer> places = new ArrayList<>();
            for (int word = 0; word < words.size(); word++) {
                if (NEAR.containsKey(words.get(word))) {
                    places.add(word);
                }
            }
            if (places.isEmpty()) {
                return Optional.empty();
            }
            int place = places.get(random.nextInt(places.size()));
            words.set(place, NEAR.getOrDefault(words.get(place), ""));
            return Optional.of(String.join(" ", words));
        }
    },
    /** A changed word inside; at the ends the rest would be a correct part. */
    WORD_DROPPED(false) {
        @Override
        Optional<String> apply(QuotedVerse verse, Random random) {
            List<String> words = words(verse.web());
            words.remove(1 + random.nextInt(words.size() - 2));
            return Optional.of(String.join(" ", words));
        }
    },
    WORD_ADDED(false) {
        @Override
        Optional<String> apply(QuotedVerse verse, Random random) {
            String added = List.of("truly", "always", "not", "also", "very", "now", "surely")
                    .get(random.nextInt(7));
            return Optional.of(inserted(verse.web(), added, random));
        }
    },
    WORDS_EXCHANGED(false) {
        @Override
        Optional<String> apply(QuotedVerse verse, Random random) {
            List<String> words = words(verse.web());
            int left = random.nextInt(words.size() - 1);
            Collections.swap(words, left, left + 1);
            return Optional.of(String.join(" ", words));
        }
    },
    /** The first half of one translation and the second half of another. */
    TRANSLATIONS_MIXED(false) {
        @Override
        Optional<String> apply(QuotedVerse verse, Random random) {
            List<String> web = words(verse.web());
            List<String> king = words(verse.king());
            boolean webFirst = random.nextBoolean();
            List<String> first = webFirst ? web : king;
            List<String> second = webFirst ? king : web;
            return Optional.of(String.join(" ", first.subList(0, first.size() / 2)) + " "
                    + String.join(" ", second.subList(second.size() / 2, second.size())));
        }
    },
    /** Correct words with a wrong reference. */
    WRONG_REFERENCE(false) {
        @Override
        Optional<String> apply(QuotedVerse verse, Random random) {
            return Optional.of(verse.web());
        }
    },
    INVENTED(false) {
        @Override
        Optional<String> apply(QuotedVerse verse, Random random) {
            String who = List.of("The one who waits", "A patient heart", "My child,", "Those who forgive")
                    .get(random.nextInt(4));
            String what = List.of(
                            " shall find rest beside the quiet river",
                            " will not be forgotten by the Father of lights",
                            " carries a lamp through every valley",
                            " shall inherit the joy of the morning")
                    .get(random.nextInt(4));
            String why = List.of(
                            ", for his kindness outlasts the mountains.",
                            ", says the Lord of mercy.",
                            ", and no storm shall unsettle them.",
                            ", because love keeps no closed door.")
                    .get(random.nextInt(4));
            return Optional.of(who + what + why);
        }
    };

    private static final int LEAST_RUN = 5;
    private static final Pattern DENIAL = Pattern.compile(
            "(?i)^\\P{L}*(?:not?|nay|never|nor|neither|no(?:ne|thing|body|where)|cannot|without|if|unless|except|lest|almost"
                    + "|hardly|scarcely|perhaps)\\P{L}*$|n[’']t");
    private static final Map<String, String> NEAR = Map.ofEntries(
            Map.entry("shall", "may"),
            Map.entry("will", "might"),
            Map.entry("all", "many"),
            Map.entry("God", "Lord"),
            Map.entry("his", "their"),
            Map.entry("him", "them"),
            Map.entry("not", "never"),
            Map.entry("said", "spoke"),
            Map.entry("people", "nations"),
            Map.entry("good", "kind"),
            Map.entry("great", "mighty"),
            Map.entry("house", "home"),
            Map.entry("king", "ruler"),
            Map.entry("love", "mercy"),
            Map.entry("heart", "soul"),
            Map.entry("earth", "world"),
            Map.entry("day", "hour"),
            Map.entry("and", "or"),
            Map.entry("my", "your"),
            Map.entry("your", "our"),
            Map.entry("every", "each"),
            Map.entry("from", "of"));

    private final boolean honest;

    Alteration(boolean honest) {
        this.honest = honest;
    }

    /** Whether the quotation is truthful. */
    public boolean honest() {
        return honest;
    }

    /** The quotation; empty if the verse is unsuitable. */
    abstract Optional<String> apply(QuotedVerse verse, Random random);

    private static List<String> words(String text) {
        return new ArrayList<>(Arrays.asList(text.strip().split("\\s+")));
    }

    private static String inserted(String text, String word, Random random) {
        List<String> words = words(text);
        words.add(1 + random.nextInt(words.size() - 1), word);
        return String.join(" ", words);
    }
}
