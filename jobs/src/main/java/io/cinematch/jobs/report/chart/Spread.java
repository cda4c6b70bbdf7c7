package io.cinematch.jobs.report.chart;

import java.util.Arrays;
import java.util.Comparator;

/** Labels beside their marks that do not lie on each other. */
final class Spread {
    private Spread() {}

    /**
     * As near to the wanted positions as labels can be without overlapping, each group moved as a whole to its middle.
     *
     * @param wanted positions, in any order, in pixels
     * @param gap the least between two
     * @param most the last position; when not all have room, they begin at 0 and end beyond
     */
    static double[] apart(double[] wanted, double gap, double most) {
        Integer[] order = new Integer[wanted.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> wanted[i]));
        double[] top = new double[wanted.length];
        int[] size = new int[wanted.length];
        int groups = 0;
        for (int i = 0; i < order.length; i++) {
            top[groups] = wanted[order[i]];
            size[groups++] = 1;
            while (groups > 1 && top[groups - 2] + size[groups - 2] * gap > top[groups - 1]) {
                groups--;
                top[groups - 1] = middle(top, size, groups, gap);
                size[groups - 1] += size[groups];
            }
        }
        return within(order, top, size, groups, gap, most);
    }

    private static double middle(double[] top, int[] size, int last, double gap) {
        int upper = size[last - 1];
        int lower = size[last];
        return (upper * top[last - 1] + lower * (top[last] - upper * gap)) / (upper + lower);
    }

    private static double[] within(Integer[] order, double[] top, int[] size, int groups, double gap, double most) {
        double[] placed = new double[order.length];
        int next = 0;
        for (int g = 0; g < groups; g++) {
            for (int i = 0; i < size[g]; i++) {
                placed[next++] = top[g] + i * gap;
            }
        }
        for (int i = placed.length - 1; i >= 0; i--) {
            placed[i] = Math.min(placed[i], most - (placed.length - 1 - i) * gap);
        }
        for (int i = 0; i < placed.length; i++) {
            placed[i] = Math.max(placed[i], i * gap);
        }
        double[] result = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            result[order[i]] = placed[i];
        }
        return result;
    }
}
