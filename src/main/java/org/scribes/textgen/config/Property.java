package org.scribes.textgen.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scribes.textgen.domain.EnumNames;
import org.scribes.textgen.domain.LowerCase;

/**
 * A configuration property.
 *
 * @param name in dotted form; its environment variable is the same in capitals with _
 * @param allowed the allowed values, as an error message names them
 * @param parser converts text without surrounding white space
 * @param secret whether messages must hide its value
 */
record Property<T>(String name, String allowed, Parser<T> parser, boolean secret) {
    private static final Set<String> YES = Set.of("true", "yes", "on", "1");
    private static final Set<String> NO = Set.of("false", "no", "off", "0");
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?) ?([kmgt])(i)?b?");
    private static final long LEAST_BYTES = 1_000_000;
    private static final int LONG_SECRET = 32;
    private static final int NANO_DIGITS = 9;
    private static final int MAX_DIGITS = 30;

    Property(String name, String allowed, Parser<T> parser) {
        this(name, allowed, parser, false);
    }

    /** Converts text to a value. */
    @FunctionalInterface
    interface Parser<T> {
        /**
         * The value of {@code text}.
         *
         * @throws IllegalArgumentException if the text is not allowed; the message is not shown
         */
        T parse(String text);
    }

    static Property<Integer> wholeNumber(String name, int least, int most) {
        return new Property<>(name, "a whole number from " + least + " to " + most, text -> {
            int number = Integer.parseInt(text);
            require(number >= least && number <= most);
            return number;
        });
    }

    /** A decimal number from {@code least} to {@code most}, inclusive. */
    static Property<Double> number(String name, int least, int most) {
        return new Property<>(name, "a number from " + least + " to " + most, text -> {
            BigDecimal number = decimal(text);
            require(number.compareTo(BigDecimal.valueOf(least)) >= 0);
            require(number.compareTo(BigDecimal.valueOf(most)) <= 0);
            return number.doubleValue();
        });
    }

    /** A decimal number above 0, at most {@code most}. */
    static Property<Double> positive(String name, int most) {
        return new Property<>(
                name,
                "a number above 0 and at most " + most,
                text -> aboveZero(text, most).doubleValue());
    }

    /** A duration in seconds, decimals allowed, above 0 and at most {@code most}. */
    static Property<Duration> seconds(String name, int most) {
        return new Property<>(
                name, "a number of seconds above 0 and at most " + most, text -> duration(aboveZero(text, most)));
    }

    /** A size in bytes with a unit, at least 1 MB. */
    static Property<Long> bytes(String name) {
        return new Property<>(name, "a size such as 512 MB or 2 GiB, at least 1 MB", text -> {
            Matcher size = SIZE.matcher(LowerCase.of(text));
            require(size.matches());
            BigDecimal step = new BigDecimal(size.group(3) == null ? 1000 : 1024);
            BigDecimal unit = step.pow("kmgt".indexOf(size.group(2)) + 1);
            long bytes = decimal(size.group(1)).multiply(unit).longValueExact();
            require(bytes >= LEAST_BYTES);
            return bytes;
        });
    }

    /** A libtorch device. */
    static Property<String> device(String name) {
        return new Property<>(name, "auto, cpu, cuda or cuda:N", text -> {
            String device = LowerCase.of(text);
            require(device.matches("auto|cpu|cuda|cuda:\\d{1,2}"));
            return device;
        });
    }

    static Property<Boolean> flag(String name) {
        return new Property<>(name, "true or false", text -> {
            String word = LowerCase.of(text);
            require(YES.contains(word) || NO.contains(word));
            return YES.contains(word);
        });
    }

    /** An enum constant, in any case. */
    static <E extends Enum<E>> Property<E> choice(String name, Class<E> type) {
        String allowed = EnumSet.allOf(type).stream().map(Property::word).collect(Collectors.joining(", "));
        return new Property<>(
                name,
                "one of " + allowed,
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    /** Enum constants in any case, separated by commas: at least one, without duplicates. */
    static <E extends Enum<E>> Property<List<E>> choices(String name, Class<E> type) {
        Property<E> one = choice(name, type);
        return new Property<>(
                name, one.allowed().replace("one of ", "one or more of ") + ", separated by commas", text -> {
                    List<E> chosen = list(text).map(one.parser()::parse).toList();
                    require(!chosen.isEmpty() && chosen.stream().distinct().count() == chosen.size());
                    return chosen;
                });
    }

    /** A model name: a repository of the hub, optionally with a provider. */
    static Property<String> model(String name) {
        return new Property<>(name, "a model's name, such as org/name, without white space", Property::visible);
    }

    /** Text that another component validates. */
    static Property<String> text(String name) {
        return new Property<>(name, "text without white space", Property::visible);
    }

    /** An organization of the hub. */
    static Property<String> organization(String name) {
        return new Property<>(name, "an organization's name, without white space", Property::visible);
    }

    /** Model names separated by commas; duplicates are dropped. */
    static Property<List<String>> models(String name) {
        return new Property<>(
                name,
                "models' names, separated by commas",
                text -> list(text).map(Property::visible).distinct().toList());
    }

    /** A path of the file system, which need not exist. A leading ~ is {@code user.home}. */
    static Property<Path> path(String name) {
        return new Property<>(name, "a path of this file system", text -> {
            boolean home = text.equals("~") || text.startsWith("~/") || text.startsWith("~\\");
            return home ? Path.of(System.getProperty("user.home") + text.substring(1)) : Path.of(text);
        });
    }

    static Property<Secret> secret(String name) {
        return new Property<>(name, "a key of visible ASCII characters", text -> new Secret(visible(text)), true);
    }

    /** A secret to derive other secrets from. */
    static Property<Secret> longSecret(String name) {
        return new Property<>(
                name,
                "at least " + LONG_SECRET + " visible ASCII characters, such as `openssl rand -base64 32` makes",
                text -> {
                    require(text.length() >= LONG_SECRET);
                    return new Secret(visible(text));
                },
                true);
    }

    /** An ISO 3166 country code. */
    static Property<String> region(String name) {
        return new Property<>(name, "a country's two letters, such as US or DE", text -> {
            String country = text.toUpperCase(Locale.ROOT);
            require(Set.of(Locale.getISOCountries()).contains(country));
            return country;
        });
    }

    /** The constant as the configuration writes it. */
    static String word(Enum<?> constant) {
        return EnumNames.hyphenated(constant);
    }

    private static BigDecimal aboveZero(String text, int most) {
        BigDecimal number = decimal(text);
        require(number.signum() > 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0);
        return number;
    }

    /** Rejects NaN, infinity, hexadecimal and type suffixes, which {@code Double.parseDouble} accepts. */
    private static BigDecimal decimal(String text) {
        BigDecimal number = new BigDecimal(text);
        require(Math.abs((long) number.scale()) <= MAX_DIGITS && number.precision() <= MAX_DIGITS);
        return number;
    }

    /** Rounds up, so that no positive value becomes 0. */
    private static Duration duration(BigDecimal seconds) {
        return Duration.ofNanos(seconds.setScale(NANO_DIGITS, RoundingMode.CEILING)
                .movePointRight(NANO_DIGITS)
                .longValueExact());
    }

    /** The entries between commas, without surrounding white space. */
    static Stream<String> list(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(entry -> !entry.isEmpty());
    }

    static String visible(String text) {
        require(text.chars().allMatch(character -> character > ' ' && character < 0x7f));
        return text;
    }

    static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("not allowed");
        }
    }
}
