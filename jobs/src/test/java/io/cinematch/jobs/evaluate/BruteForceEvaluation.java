package io.cinematch.jobs.evaluate;

import io.cinematch.jobs.step.NightContext;
import io.cinematch.jobs.variants.ModelFiles;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** A variant's metrics by maps and sorting, one user after the other; rows are user, movie, stars. */
record BruteForceEvaluation(NightContext night, List<Row> train, List<Row> test) {
    private record Side(double bias, List<Float> factors) {}

    private Map<Long, Side> sides(boolean users, String variant) {
        ModelFiles files = new ModelFiles(night.spark(), night.storage());
        String model = night.run().model(variant);
        Map<Long, Side> sides = new TreeMap<>();
        (users ? files.users(model) : files.items(model))
                .collectAsList()
                .forEach(r -> sides.put(r.getLong(0), new Side(r.getFloat(1), r.getList(2))));
        return sides;
    }

    private double dot(Side x, Side y) {
        double sum = 0;
        for (int f = 0; f < x.factors().size(); f++) {
            sum += (double) x.factors().get(f) * y.factors().get(f);
        }
        return sum;
    }

    Map<String, Double> of(String variant) {
        double mu = new ModelFiles(night.spark(), night.storage())
                .info(night.run().model(variant))
                .mu();
        double mean = train.stream().mapToDouble(r -> r.getFloat(2)).average().orElseThrow();
        Map<Long, Side> users = sides(true, variant);
        Map<Long, Side> items = sides(false, variant);
        int rank = items.values().iterator().next().factors().size();
        Side nobody = new Side(0, Collections.nCopies(rank, 0f));
        double squared = 0;
        double absolute = 0;
        for (Row r : test) {
            Side user = users.get(r.getLong(0));
            Side item = items.get((long) r.getInt(1));
            double predicted = variant.equals("als")
                    ? (user == null || item == null ? mean : dot(user, item))
                    : mu
                            + (user == null ? 0 : user.bias())
                            + (item == null ? 0 : item.bias())
                            + (user == null || item == null ? 0 : dot(user, item));
            squared += (r.getFloat(2) - predicted) * (r.getFloat(2) - predicted);
            absolute += Math.abs(r.getFloat(2) - predicted);
        }
        Map<Long, Set<Long>> rated = new HashMap<>();
        train.forEach(
                r -> rated.computeIfAbsent(r.getLong(0), u -> new HashSet<>()).add((long) r.getInt(1)));
        Map<Long, Set<Long>> liked = new TreeMap<>();
        test.stream()
                .filter(r -> r.getFloat(2) >= 4)
                .forEach(r -> liked.computeIfAbsent(r.getLong(0), u -> new HashSet<>())
                        .add((long) r.getInt(1)));
        double precision = 0;
        double recall = 0;
        double ndcg = 0;
        Set<Long> shown = new HashSet<>();
        for (var entry : liked.entrySet()) {
            Side user = users.getOrDefault(entry.getKey(), nobody);
            List<Long> list = items.entrySet().stream()
                    .filter(i -> !rated.getOrDefault(entry.getKey(), Set.of()).contains(i.getKey()))
                    .sorted(Comparator.comparingDouble((Map.Entry<Long, Side> i) -> -(float)
                                    (mu + (float) user.bias() + i.getValue().bias() + (float) dot(user, i.getValue())))
                            .thenComparingLong(Map.Entry::getKey))
                    .map(Map.Entry::getKey)
                    .limit(10)
                    .toList();
            shown.addAll(list);
            int hits = 0;
            double dcg = 0;
            double ideal = 0;
            for (int k = 0; k < 10; k++) {
                if (k < list.size() && entry.getValue().contains(list.get(k))) {
                    hits++;
                    dcg += 1 / (Math.log(k + 2) / Math.log(2));
                }
                ideal += k < entry.getValue().size() ? 1 / (Math.log(k + 2) / Math.log(2)) : 0;
            }
            precision += hits / 10.0;
            recall += (double) hits / entry.getValue().size();
            ndcg += dcg / ideal;
        }
        int n = liked.size();
        Map<String, Double> metrics = new TreeMap<>(Map.of(
                "precision@10",
                precision / n,
                "recall@10",
                recall / n,
                "ndcg@10",
                ndcg / n,
                "coverage@10",
                (double) shown.size() / items.size(),
                "users",
                (double) n));
        if (!List.of("popularity", "funksvd-rank").contains(variant)) {
            metrics.put("rmse", Math.sqrt(squared / test.size()));
            metrics.put("mae", absolute / test.size());
        }
        return metrics;
    }
}
