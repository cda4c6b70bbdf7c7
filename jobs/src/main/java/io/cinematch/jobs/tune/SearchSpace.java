package io.cinematch.jobs.tune;

import io.cinematch.model.settings.TuneAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The keys that are searched and what each may be; draws the points that are tried. */
record SearchSpace(Map<String, TuneAxis> axes) {
    SearchSpace {
        axes = new TreeMap<>(axes);
    }

    /**
     * A Latin hypercube (McKay, Beckman, Conover, <i>A Comparison of Three Methods for Selecting Values of Input
     * Variables</i>, Technometrics 1979): each key's values are cut into as many pieces as there are points, and each
     * piece is drawn from once, so that few points still cover every key evenly. A key's values depend on its own name,
     * not on the other keys.
     */
    List<Map<String, Double>> random(int points, long seed) {
        List<Map<String, Double>> drawn = new ArrayList<>();
        IntStream.range(0, points).forEach(i -> drawn.add(new TreeMap<>()));
        axes.forEach((key, axis) -> {
            SplittableRandom random = new SplittableRandom(31 * seed + key.hashCode());
            int[] pieces = shuffled(points, random);
            for (int i = 0; i < points; i++) {
                double place = (pieces[i] + random.nextDouble()) / points;
                drawn.get(i).put(key, axis.at(Math.min(place, Math.nextDown(1.0))));
            }
        });
        return drawn;
    }

    private static int[] shuffled(int n, SplittableRandom random) {
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        return order;
    }

    /** How many points the grid has. */
    double gridSize() {
        return axes.values().stream().mapToDouble(axis -> axis.grid().size()).reduce(1, (x, y) -> x * y);
    }

    /** Every combination; the last key changes fastest. */
    List<Map<String, Double>> grid() {
        List<Map<String, Double>> points = List.of(Map.of());
        for (Map.Entry<String, TuneAxis> axis : axes.entrySet()) {
            points = points.stream()
                    .flatMap(point -> axis.getValue().grid().stream().map(value -> {
                        Map<String, Double> longer = new TreeMap<>(point);
                        longer.put(axis.getKey(), value);
                        return longer;
                    }))
                    .toList();
        }
        return points;
    }
}
