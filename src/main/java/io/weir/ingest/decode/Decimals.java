package io.weir.ingest.decode;

import java.nio.charset.StandardCharsets;

/** Reads decimal numbers from text. Those of up to 15 digits, nearly all, cost no object. */
final class Decimals {

    private static final double[] POWERS = new double[23];
    private static final long EXACT = 1L << 53;
    private static final int LONGEST = 400;

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Decimals() {}

    /** Where the characters end that may be of a number. */
    static int end(byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length && isOfNumber(bytes[i])) {
            i++;
        }
        return i;
    }

    private static boolean isOfNumber(byte b) {
        return b >= '0' && b <= '9' || b == '.' || b == '-' || b == '+' || b == 'e' || b == 'E';
    }

    /**
     * Reads a number: digits, perhaps with a sign, a point and an exponent.
     *
     * @throws NumberFormatException when it is none
     */
    static double parse(byte[] bytes, int from, int to) {
        int i = from;
        boolean negative = i < to && bytes[i] == '-';
        if (negative || i < to && bytes[i] == '+') {
            i++;
        }
        long digits = 0;
        int count = 0;
        int point = -1;
        for (; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
                count++;
            } else if (bytes[i] == '.' && point < 0) {
                point = count;
            } else {
                break;
            }
        }
        int exponent = point < 0 ? 0 : point - count;
        if (i < to || count == 0 || count > 18 || digits > EXACT || exponent < -22) {
            return slow(bytes, from, to);
        }
        double value = exponent == 0 ? digits : digits / POWERS[-exponent];
        return negative ? -value : value;
    }

    private static double slow(byte[] bytes, int from, int to) {
        // Java would also take a sign of a type and hexadecimal numbers.
        if (from == to || to - from > LONGEST || end(bytes, from) < to) {
            throw new NumberFormatException();
        }
        return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    /**
     * Reads an integer.
     *
     * @throws NumberFormatException when it is none, or has more than 18 digits
     */
    static long integer(byte[] bytes, int from, int to) {
        int i = from;
        boolean negative = i < to && bytes[i] == '-';
        if (negative) {
            i++;
        }
        if (i == to || to - i > 19) {
            throw new NumberFormatException();
        }
        long result = 0;
        for (; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                throw new NumberFormatException();
            }
            result = result * 10 + digit;
        }
        if (result < 0) {
            throw new NumberFormatException();
        }
        return negative ? -result : result;
    }

    /** Where the next blank, or the end, is. */
    static int token(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != ' ' && bytes[i] != '\t') {
            i++;
        }
        return i;
    }
}
