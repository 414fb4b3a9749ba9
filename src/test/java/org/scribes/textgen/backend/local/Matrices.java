package org.scribes.textgen.backend.local;

import java.util.Random;
import java.util.function.Function;

/** Matrices for tests of linear layers, as arrays of rows. */
public final class Matrices {
    private Matrices() {}

    static float[][] random(int rows, int columns, long seed) {
        Random random = new Random(seed);
        return fill(rows, columns, row -> column -> (float) random.nextGaussian());
    }

    /** The identity matrix. */
    static float[][] identity(int size) {
        return fill(size, size, row -> column -> row == (int) column ? 1f : 0f);
    }

    public static float[][] fill(int rows, int columns, Function<Integer, Function<Integer, Float>> value) {
        float[][] matrix = new float[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                matrix[row][column] = value.apply(row).apply(column);
            }
        }
        return matrix;
    }

    /** The transposed matrix. */
    public static float[][] transposed(float[][] matrix) {
        return fill(matrix[0].length, matrix.length, row -> column -> matrix[column][row]);
    }

    public static float largest(float[] row) {
        float most = 0;
        for (float value : row) {
            most = Math.max(most, Math.abs(value));
        }
        return most;
    }
}
