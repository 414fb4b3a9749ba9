package org.scribes.textgen.guard;

/**
 * Recognizes text that is not made of words, without a dictionary: characters that cannot be read, parts that are
 * repeated within words, marks and scripts in the middle of words, and letters that follow each other as in no language.
 * Text that it cannot judge passes. Thread-safe.
 */
final class NotWords {
    /** The smallest number of unreadable characters, and of seams, that count. */
    private static final int MIN_UNREADABLE = 4;

    private static final int MIN_SEAMS = 4;
    private static final double MAX_UNREADABLE = 0.08;
    private static final double MAX_REPEATED = 0.4;
    private static final double MAX_SEAMS = 0.2;
    private static final String FENCE = "```";

    private final LetterTrigrams trigrams;

    NotWords(LetterTrigrams trigrams) {
        this.trigrams = trigrams;
    }

    /** Whether {@code text} is not made of words. */
    boolean matches(String text) {
        return isUnreadable(text) || new Chunks().areNotWords(text);
    }

    /** Whether many characters stand for bytes that are no text: replacements, controls, unassigned and private ones. */
    private static boolean isUnreadable(String text) {
        long unreadable = text.codePoints().filter(NotWords::isUnreadable).count();
        return unreadable >= MIN_UNREADABLE && unreadable >= MAX_UNREADABLE * text.codePointCount(0, text.length());
    }

    private static boolean isUnreadable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> !Character.isWhitespace(character);
            case Character.PRIVATE_USE, Character.SURROGATE -> true;
            // later versions of Unicode assign emoji, ideographs and whole scripts beyond the first plane
            case Character.UNASSIGNED -> Character.isBmpCodePoint(character);
            default -> character == 0xFFFD;
        };
    }

    /** What the chunks of one text have in common. */
    private final class Chunks {
        private final WordEvidence evidence = new WordEvidence(trigrams);
        private int chunks;
        private int letters;
        private int repeated;
        private int seams;

        boolean areNotWords(String text) {
            boolean fenced = false;
            for (int at = 0; at < text.length(); ) {
                int end = end(text, at);
                if (text.startsWith(FENCE, at)) {
                    fenced = !fenced;
                } else if (!fenced && end > at) {
                    add(text, at, end);
                }
                at = end + 1;
            }
            return repeated > MAX_REPEATED * letters
                    || (seams >= MIN_SEAMS && seams > MAX_SEAMS * (chunks + seams))
                    || evidence.isAgainstWords(letters);
        }

        private static int end(String text, int start) {
            int end = start;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            return end;
        }

        private void add(String text, int start, int end) {
            int from = start;
            int to = end;
            while (from < to && !Character.isLetterOrDigit(text.codePointAt(from))) {
                from++;
            }
            while (from < to && !isWordEnd(text, to)) {
                to--;
            }
            int inChunk = ChunkShape.letters(text, from, to);
            if (inChunk == 0) {
                return;
            }
            chunks++;
            letters += inChunk;
            repeated += ChunkShape.repeatedLetters(text, start, end);
            if (!ChunkShape.isCode(text, from, to) && !ChunkShape.isMarkedAsCode(text, start, end)) {
                seams += ChunkShape.seams(text, from, to);
                if (!ChunkShape.isAddress(text, from, to)) {
                    evidence.add(text, from, to);
                }
            }
        }

        private static boolean isWordEnd(String text, int end) {
            int last = text.codePointBefore(end);
            return Character.isLetterOrDigit(last) || UnicodeNormalization.isMark(last);
        }
    }
}
