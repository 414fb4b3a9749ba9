package org.scribes.textgen.template.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Python's arithmetic on bool, int and float. An int has 64 bits; an overflow is a failure. */
public final class PythonNumbers {
    private static final int SIGNIFICANT_DIGITS = 17;
    private static final int SMALLEST_PLAIN_EXPONENT = -4;
    private static final int LARGEST_PLAIN_EXPONENT = 15;

    private PythonNumbers() {}

    public static Object calculate(ArithmeticOperator operator, Object left, Object right) {
        try {
            if (left instanceof Double || right instanceof Double || operator == ArithmeticOperator.DIVIDE) {
                return calculate(operator, toDouble(left), toDouble(right));
            }
            return calculate(operator, toLong(left), toLong(right));
        } catch (ArithmeticException e) {
            throw TemplateFailure.because("a division by zero or a number that is too large");
        }
    }

    private static Object calculate(ArithmeticOperator operator, long a, long b) {
        return switch (operator) {
            case ADD -> Math.addExact(a, b);
            case SUBTRACT -> Math.subtractExact(a, b);
            case MULTIPLY -> Math.multiplyExact(a, b);
            case FLOOR_DIVIDE -> Math.floorDiv(a, b);
            case MODULO -> Math.floorMod(a, b);
            case POWER -> power(a, b);
            case DIVIDE -> throw new AssertionError("division is of floats");
        };
    }

    private static Object calculate(ArithmeticOperator operator, double a, double b) {
        boolean divides = operator == ArithmeticOperator.DIVIDE
                || operator == ArithmeticOperator.FLOOR_DIVIDE
                || operator == ArithmeticOperator.MODULO;
        if (divides && b == 0) {
            throw new ArithmeticException();
        }
        return switch (operator) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case FLOOR_DIVIDE, MODULO, POWER ->
                throw TemplateFailure.because("//, % and ** are supported for integers only");
        };
    }

    private static long power(long base, long exponent) {
        if (exponent < 0 || exponent > Long.SIZE) {
            throw new ArithmeticException();
        }
        long result = 1;
        for (long i = 0; i < exponent; i++) {
            result = Math.multiplyExact(result, base);
        }
        return result;
    }

    public static Object negate(Object value) {
        if (value instanceof Double d) {
            return -d;
        }
        return Math.negateExact(toLong(value));
    }

    public static Object plus(Object value) {
        return value instanceof Double ? value : (Object) toLong(value);
    }

    public static Object absolute(Object value) {
        if (value instanceof Double d) {
            return Math.abs(d);
        }
        return Math.abs(toLong(value));
    }

    static int compare(Object left, Object right) {
        if (left instanceof Double || right instanceof Double) {
            double a = toDouble(left);
            double b = toDouble(right);
            return a < b ? -1 : a > b ? 1 : a == b ? 0 : notComparable();
        }
        return Long.compare(toLong(left), toLong(right));
    }

    private static int notComparable() {
        throw TemplateFailure.because("NaN was compared");
    }

    public static long toLong(Object value) {
        if (value instanceof Boolean b) {
            return b ? 1 : 0;
        }
        if (value instanceof Long n) {
            return n;
        }
        throw TemplateFailure.because("a value of type " + Values.typeName(value) + " is not an integer");
    }

    public static double toDouble(Object value) {
        return value instanceof Double d ? d : toLong(value);
    }

    /** {@code repr} of a float: the fewest digits that parse to the same number. */
    public static String format(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal shortest = shortest(value).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT) {
            String plain = shortest.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String digits = shortest.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (value < 0 ? "-" : "")
                + mantissa
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < SIGNIFICANT_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded;
            }
        }
        return exact.round(new MathContext(SIGNIFICANT_DIGITS, RoundingMode.HALF_EVEN));
    }
}
